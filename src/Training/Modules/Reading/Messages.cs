// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Training.Modules.Reading;

/// <summary>
/// The words of each code. An argument that begins with <c>?</c> is a spelling hint (<c>?nearest|all that is allowed</c>),
/// one that begins with <c>@</c> is a word of the reader's language.
/// </summary>
internal static class Messages
{
    public static (string Sentence, string Remedy) Say(string code, string lang, ImmutableArray<string> arguments)
    {
        var (sentence, remedy) = French.Codes[code];
        var said = arguments.Select(a => (object)Argument(a)).ToArray();
        return (Fill(sentence, said), Fill(remedy, said));
    }

    private static string Fill(string template, object[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, CompositeFormat.Parse(template), arguments);

    private static string Argument(string argument)
    {
        if (argument.StartsWith('@')) return French.Words.GetValueOrDefault(argument, argument);
        if (!argument.StartsWith('?')) return argument;
        var parts = argument[1..].Split('|', 2);
        return string.Format(CultureInfo.InvariantCulture, parts[0].Length > 0 ? French.DidYouMean : French.Allowed, parts[0].Length > 0 ? parts[0] : parts[1]);
    }
}
