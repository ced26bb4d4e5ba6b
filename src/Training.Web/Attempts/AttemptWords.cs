// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Attempts;

/// <summary>Marker of the words of a quiz.</summary>
public sealed class AttemptWords;
