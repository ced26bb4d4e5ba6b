// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>What the numbers of French registers have in common: people type them in groups.</summary>
internal static class RegisterNumber
{
    /// <summary>The text in capitals without spaces of any width, dots and hyphens.</summary>
    public static string Fold(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-' or '\u2011'))).ToUpperInvariant();
}
