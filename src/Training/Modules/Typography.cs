// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Training.Modules.Reading;

namespace Training.Modules;

/// <summary>Mends the French typography of a content file: what the reader warns of, and nothing else.</summary>
public static class Typography
{
    /// <summary>The text with its slips mended; the same text when it has none or is not in French.</summary>
    /// <param name="text">A whole file: front matter and Markdown.</param>
    public static string Mend(string text)
    {
        var source = new Source("", text);
        var matter = FrontMatter.Read(source, new Report());
        if (matter.Entries.FirstOrDefault(e => e.Key == "lang")?.Text?.Text != "fr") return text;
        var mended = new StringBuilder();
        var at = 0;
        foreach (var slip in TypographyCheck.Find(source.Text, matter, MarkdownText.Parse(source.Text)).Where(s => s.Offset >= at))
        {
            mended.Append(source.Text, at, slip.Offset - at).Append(slip.Mended);
            at = slip.Offset + slip.Length;
        }

        return mended.Append(source.Text, at, source.Text.Length - at).ToString();
    }
}
