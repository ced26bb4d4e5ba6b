// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules;

/// <summary>A file of a content folder, as its caller found it: the reader itself never touches a disk.</summary>
/// <param name="Path">Where it stands, folders parted by <c>/</c>; told back in diagnostics as given.</param>
/// <param name="Text">What it says; null for a picture.</param>
/// <param name="Picture">What its bytes say, for a picture; null when only its existence is known, then nothing is said of its size.</param>
public sealed record SourceFile(string Path, string? Text, Picture? Picture = null);
