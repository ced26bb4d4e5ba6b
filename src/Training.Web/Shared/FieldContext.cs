// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Shared;

/// <summary>What an input needs to be tied to its label, hint and error.</summary>
public sealed record FieldContext(string Id, string? DescribedBy, string? Invalid);
