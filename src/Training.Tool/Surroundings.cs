// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Tool;

/// <summary>What a command may touch.</summary>
internal sealed record Surroundings(string Folder, DateOnly Today, TextWriter Out, TextWriter Error);
