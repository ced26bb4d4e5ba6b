// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Training.Modules.Reading;

/// <summary>
/// The words of each code. An argument that begins with <see cref="Spelling.Mark"/> is a spelling hint (nearest, a bar, all that is allowed),
/// one that begins with <c>@</c> is a word of the reader's language.
/// </summary>
internal static class Messages
{
    /// <summary>The words of one language: sentence and remedy by code, words for arguments, the two spelling hints.</summary>
    internal sealed record Language(
        IReadOnlyDictionary<string, (string Sentence, string Remedy)> Codes, IReadOnlyDictionary<string, string> Words, string DidYouMean, string Allowed);

    private static readonly Dictionary<string, Language> Languages = new()
    {
        ["fr"] = new Language(French.Codes, French.Words, French.DidYouMean, French.Allowed),
        ["en"] = new Language(English.Codes, English.Words, English.DidYouMean, English.Allowed),
        ["nl"] = new Language(Dutch.Codes, Dutch.Words, Dutch.DidYouMean, Dutch.Allowed),
    };

    public static Language Of(string lang) => Languages.GetValueOrDefault(lang, Languages["fr"]);

    public static (string Sentence, string Remedy) Say(string code, string lang, ImmutableArray<string> arguments)
    {
        var language = Of(lang);
        var (sentence, remedy) = language.Codes[code];
        var said = arguments.Select(a => (object)Argument(a, language)).ToArray();
        return (Fill(sentence, said), Fill(remedy, said));
    }

    private static string Fill(string template, object[] arguments) => string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(template), arguments);

    private static string Argument(string argument, Language language)
    {
        if (argument.StartsWith('@')) return language.Words.GetValueOrDefault(argument, argument);
        // Authors type anything, hence a mark that no keyboard has, and no trust in it.
        if (!argument.StartsWith(Spelling.Mark) || argument[1..].Split('|', 2) is not [_, _] parts) return argument;
        return parts[0].Length > 0 ? Fill(language.DidYouMean, [parts[0]]) : Fill(language.Allowed, [parts[1]]);
    }
}
