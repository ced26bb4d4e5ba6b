// SPDX-License-Identifier: AGPL-3.0-or-later
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>Looks at every node of a document: nothing of HTML, of addresses, pictures or containers passes unseen.</summary>
internal sealed class TreeCheck(Context context)
{
    // Whole texts of links that say nothing out of their sentence, folded.
    private static readonly HashSet<string> Vague = ["ici", "cliquezici", "lien", "celien", "parici", "lapage", "here", "clickhere", "link", "thislink", "hier", "klikhier", "dezelink"];

    private int _level = 1;

    public void Check(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case HtmlBlock html: Check(html); break;
                case HtmlInline html when !context.Used.Contains(html): context.Add(html.Span.Start, Rules.RawHtml); break;
                case LinkInline link: Check(link); break;
                case AutolinkInline link when !link.IsEmail && !Links.IsAllowed(link.Url): context.Add(link.Span.Start, Rules.DangerousLink, Cut(link.Url)); break;
                case CustomContainer container: Check(container); break;
                case HeadingBlock heading: Check(heading); break;
                default: break;
            }
        }
    }

    private void Check(HtmlBlock html)
    {
        if (context.Used.Contains(html)) return;
        if (!context.Directives.TryGetValue(html, out var directive)) context.Add(html.Span.Start, Rules.RawHtml);
        else if (Directive.Names.Contains(directive.Name)) context.Add(directive.Offset, Rules.MisplacedDirective, directive.Name);
        else if (directive.Name.Length > 0) context.Add(directive.Offset, Rules.UnknownDirective, directive.Name, Spelling.Hint(directive.Name, Directive.Names));
    }

    private void Check(LinkInline link)
    {
        var url = link.Url ?? "";
        if (!link.IsImage)
        {
            var text = MarkdownText.Plain(link.FirstChild);
            if (Links.Language(url) is null && !Links.IsAllowed(url)) context.Add(link.Span.Start, Rules.DangerousLink, Cut(url));
            else if (Links.Site(url) is { } site && context.Sites?.Contains(site) == false)
                context.Add(link.Span.Start, Rules.NoSuchSite, site, Spelling.Hint(site, [.. context.Sites.Order(StringComparer.Ordinal)]));
            else if (text.Length == 0 && !link.Descendants<LinkInline>().Any()) context.Add(link.Span.Start, Rules.EmptyText);
            else if (Vague.Contains(Folding.Fold(text))) context.Add(link.Span.Start, Rules.VagueLink, text);
            return;
        }

        if (!Links.IsPicture(url)) context.Add(link.Span.Start, Rules.ImageElsewhere, Cut(url));
        else if (!context.Pictures.TryGetValue(url, out var picture)) context.Add(link.Span.Start, Rules.MissingImage, url);
        else if (picture is not null && picture.Bytes > context.Heaviest) context.Add(link.Span.Start, Rules.HeavyImage, url, Kilobytes(picture.Bytes), Kilobytes(context.Heaviest));
        else if (picture is { HasSize: false }) context.Add(link.Span.Start, Rules.UnreadableImage, url);
        if (MarkdownText.Plain(link.FirstChild).Length == 0) context.Add(link.Span.Start, Rules.MissingAlternative);
    }

    private void Check(CustomContainer container)
    {
        var kind = ContainerKind.Find(container.Info);
        var argument = container.Arguments?.Trim() ?? "";
        if (kind is null) context.Add(container.Span.Start, Rules.UnknownContainer, container.Info ?? "", Spelling.Hint(container.Info ?? "", [.. ContainerKind.All.Select(k => k.Word)]));
        else if (argument.Length > 0 && (kind.Word != ContainerKind.Phrase || ContainerWriter.PhraseLang(argument) is null))
            context.Add(container.Span.Start, Rules.ContainerArgument, kind.Word, argument);
        if (container.ClosingFencedCharCount == 0) context.Add(container.Span.Start, Rules.UnclosedContainer);
    }

    private void Check(HeadingBlock heading)
    {
        if (heading.Parent is not MarkdownDocument) context.Add(heading.Span.Start, Rules.NestedHeading);
        else if (heading.IsSetext) context.Add(heading.Span.Start, Rules.UnderlinedHeading);
        else if (heading.Level > Math.Max(_level + 1, 2)) context.Add(heading.Span.Start, Rules.SkippedHeading, new string('#', _level + 1));
        _level = heading.Level;
    }

    private static string Kilobytes(long bytes) => FrontMatter.Number((int)Math.Min(int.MaxValue, (bytes + 1023) / 1024));

    private static string Cut(string url) => url.Length <= 60 ? url : url[..60] + "…";
}
