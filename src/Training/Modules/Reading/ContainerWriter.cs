// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Training.Modules.Reading;

/// <summary>A container as a call-out. In a phrase, the quotes are what is said to the guest; without any quote, the first paragraph is.</summary>
internal sealed partial class ContainerWriter(string lang) : HtmlObjectRenderer<CustomContainer>
{
    /// <summary>The language of a phrase: <c>{lang=en}</c> or <c>lang=en</c>, English when the author says nothing; null when it is written otherwise or is none that visitors speak here.</summary>
    public static string? PhraseLang(string? argument)
    {
        if (string.IsNullOrWhiteSpace(argument)) return "en";
        var match = Argument().Match(argument.Trim());
        return match.Success && ContainerKind.Spoken.ContainsKey(match.Groups[1].Value) ? match.Groups[1].Value : null;
    }

    protected override void Write(HtmlRenderer renderer, CustomContainer obj)
    {
        var kind = ContainerKind.Find(obj.Info) ?? ContainerKind.All[0];
        var isShape = kind.Icon.StartsWith("s-", StringComparison.Ordinal);
        renderer.EnsureLine();
        renderer.Write("<div class=\"call call--").Write(kind.Style).Write("\"><svg class=\"").Write(isShape ? "shape" : "ico");
        renderer.Write("\" aria-hidden=\"true\"><use href=\"#").Write(kind.Icon).Write("\"/></svg><p class=\"call__t\">").Write(kind.Title(lang));
        var said = kind.Word == ContainerKind.Phrase ? PhraseLang(obj.Arguments) ?? "en" : null;
        if (said is not null && said != lang) renderer.Write(", ").Write(ContainerKind.Spoken[said].In(lang));
        renderer.WriteLine("</p>");
        if (said is not null) Phrase(renderer, obj, said);
        else renderer.WriteChildren(obj);
        renderer.EnsureLine();
        renderer.WriteLine("</div>");
    }

    private static void Phrase(HtmlRenderer renderer, CustomContainer container, string said)
    {
        var hasQuote = container.Any(b => b is QuoteBlock);
        for (var i = 0; i < container.Count; i++)
        {
            var isSaid = hasQuote ? container[i] is QuoteBlock : i == 0;
            renderer.EnsureLine();
            if (isSaid)
            {
                renderer.Write("<blockquote lang=\"").Write(said).WriteLine("\">");
                if (container[i] is QuoteBlock quote) renderer.WriteChildren(quote);
                else renderer.Write(container[i]);
                renderer.EnsureLine();
                renderer.WriteLine("</blockquote>");
            }
            else if (container[i] is ParagraphBlock paragraph) renderer.Write("<p class=\"small soft\">").WriteLeafInline(paragraph).WriteLine("</p>");
            else renderer.Write(container[i]);
        }
    }

    [GeneratedRegex(@"\A\{?\s*lang=""?([a-z]{2})""?\s*\}?\z")]
    private static partial Regex Argument();
}
