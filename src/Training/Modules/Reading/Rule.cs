// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules.Reading;

/// <summary>A code with its severity; its words are in <see cref="Messages"/>.</summary>
internal sealed record Rule(string Code, Severity Severity);
