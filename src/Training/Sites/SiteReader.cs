// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Training.Modules;
using Training.Modules.Reading;

namespace Training.Sites;

/// <summary>Reads one card.</summary>
public static class SiteReader
{
    /// <summary>The part that is said aloud, as authors title it.</summary>
    public const string SayTitle = "À dire à vos visiteurs";

    /// <summary>The part of what is good to know, as authors title it.</summary>
    public const string TipsTitle = "Bon à savoir";

    private static readonly IReadOnlyDictionary<string, Picture?> NoPicture = ImmutableDictionary<string, Picture?>.Empty;

    /// <summary>Reads a card. Never throws on what authors write.</summary>
    /// <param name="file">The file; its name without <c>.md</c> is the card's id.</param>
    /// <param name="siteIds">Ids of the cards that exist; one that names another is refused.</param>
    /// <param name="moduleIds">Ids of the modules that exist; one that names another is refused.</param>
    public static SiteReadResult Read(SourceFile file, IReadOnlySet<string> siteIds, IReadOnlySet<string> moduleIds)
    {
        var report = new Report();
        var source = new Source(file.Path, file.Text ?? "");
        var matter = FrontMatter.Read(source, report);
        var header = new HeaderReader(matter, source, report);
        var site = Header(header, siteIds, moduleIds, source, report);
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".md", StringComparison.Ordinal) && site.Id.Length > 0 && name != site.Id + ".md")
            report.Add(source, header.Place("id"), Rules.IdIsNotTheFolder, site.Id, name[..^3]);
        if (!matter.IsWhole) return new SiteReadResult(null, report.Sorted());
        var document = MarkdownText.Parse(source.Text);
        var context = new Context(source, report, new HtmlMaker("", "fr", headingShift: 0, NoPicture), "fr", 0, NoPicture, 0) { Sites = siteIds };
        new TreeCheck(context).Check(document);
        foreach (var slip in TypographyCheck.Find(source.Text, matter, document)) report.Add(source, slip.Offset, slip.Rule);
        site = Body(site, document, context);
        return new SiteReadResult(report.HasErrors ? null : site, report.Sorted());
    }

    private static SiteCard Header(HeaderReader header, IReadOnlySet<string> siteIds, IReadOnlySet<string> moduleIds, Source source, Report report)
    {
        var site = new SiteCard
        {
            Id = header.Slug("id"),
            Name = header.Text("name", 120),
            Commune = header.Text("commune", 80),
            Territory = header.Word("territory", SiteWords.Territories),
            Rank = header.Word("rank", SiteWords.Ranks, ""),
            Kinds = header.Words("kinds", SiteWords.Kinds),
            For = header.Words("for", SiteWords.Guests),
            Weather = header.Words("weather", SiteWords.Weathers),
            Seasons = header.Has("seasons") ? header.Words("seasons", SiteWords.Seasons) : [],
            Minutes = header.Has("minutes") ? header.Integer("minutes", 5, 1440) : null,
            Access = header.Text("access", 200, ""),
            With = Known(header, "with", 6, siteIds, Rules.NoSuchSite, source, report),
            Modules = Known(header, "modules", 6, moduleIds, Rules.NoSuchModule, source, report),
            Facts = [.. header.Texts("facts", 40, 20).Select(f => f.Text)],
        };
        header.Finish();
        return site;
    }

    private static ImmutableArray<string> Known(HeaderReader header, string key, int max, IReadOnlySet<string> ids, Rule rule, Source source, Report report)
    {
        if (!header.Has(key)) return [];
        var texts = header.Texts(key, max, 40);
        foreach (var text in texts.Where(t => !ids.Contains(t.Text)))
            report.Add(source, text.Offset, rule, text.Text, Spelling.Hint(text.Text, [.. ids.Order(StringComparer.Ordinal)]));
        return [.. texts.Select(t => t.Text).Distinct()];
    }

    /// <summary>What it is, then two parts under their titles, and nothing else.</summary>
    private static SiteCard Body(SiteCard site, MarkdownDocument document, Context context)
    {
        List<Block> intro = [], say = [], tips = [], current = intro;
        foreach (var block in document.Where(b => b is not (YamlFrontMatterBlock or LinkReferenceDefinitionGroup)))
        {
            if (block is not HeadingBlock heading)
            {
                current.Add(block);
                continue;
            }

            var title = MarkdownText.Plain(heading.Inline?.FirstChild);
            if (heading.Level == 2 && title == SayTitle && say.Count == 0) current = say;
            else if (heading.Level == 2 && title == TipsTitle && tips.Count == 0) current = tips;
            else context.Add(heading.Span.Start, Rules.NotAPartOfACard, title);
        }

        if (intro.Count == 0 || say.Count == 0) context.Add(context.Source.Text.Length, Rules.IncompleteCard);
        return site with
        {
            Intro = string.Join(' ', intro.OfType<ParagraphBlock>().Select(p => MarkdownText.Plain(p.Inline?.FirstChild))),
            IntroHtml = context.Html.Blocks(intro),
            SayHtml = context.Html.Blocks(say),
            TipsHtml = context.Html.Blocks(tips),
        };
    }
}
