// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Training.Modules.Reading;

namespace Training.Modules;

/// <summary>Reads one path file.</summary>
public static class PathReader
{
    private static readonly IReadOnlyDictionary<string, Picture?> None = ImmutableDictionary<string, Picture?>.Empty;

    /// <summary>Reads a path. Never throws on what authors write.</summary>
    /// <param name="file">The file; its name without <c>.md</c> is the path's id.</param>
    /// <param name="moduleIds">Ids of the modules that exist; a path that names another one is refused.</param>
    public static PathReadResult Read(SourceFile file, IReadOnlySet<string> moduleIds)
    {
        var report = new Report();
        var source = new Source(file.Path, file.Text ?? "");
        var matter = FrontMatter.Read(source, report);
        var header = new HeaderReader(matter, source, report);
        var path = Header(header, file, moduleIds, source, report);
        var document = MarkdownText.Parse(source.Text);
        var context = new Context(source, report, new HtmlMaker("", path.Lang, headingShift: 0, None), path.Lang, 0, None, 0);
        foreach (var html in document.Descendants<HtmlBlock>())
        {
            if (Directive.Read(source.Slice(html.Span.Start, html.Span.End + 1), html.Span.Start, source, report) is not { Name.Length: > 0 } directive) continue;
            report.Add(source, html.Span.Start, Rules.DirectiveInPath, directive.Name);
            context.Used.Add(html);
        }

        new TreeCheck(context).Check(document);
        if (path.Lang == "fr") foreach (var slip in TypographyCheck.Find(source.Text, matter, document)) report.Add(source, slip.Offset, slip.Rule);
        var sheet = document.Where(b => b is not (YamlFrontMatterBlock or LinkReferenceDefinitionGroup or HeadingBlock { Level: 1 }));
        path = path with { SheetHtml = context.Html.Blocks(sheet) };
        return new PathReadResult(report.HasErrors ? null : path, report.Sorted());
    }

    private static LearningPath Header(HeaderReader header, SourceFile file, IReadOnlySet<string> moduleIds, Source source, Report report)
    {
        header.Integer("schema", 1, 1);
        var path = new LearningPath
        {
            Id = header.Slug("id"),
            Title = header.Text("title", 120),
            Summary = header.Text("summary", 300),
            Lang = header.Word("lang", Vocabulary.Languages),
            Version = header.Version("version"),
            Modules = Modules(header, moduleIds, source, report),
            Order = header.Integer("order", 1, 999, LearningPath.DefaultOrder),
            Nature = header.Text("nature", 120, "action de formation"),
            Modality = header.Text("modality", 120, "à distance"),
            Mention = header.Text("mention", 300, ""),
            ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text ?? ""))),
        };
        header.Finish();
        var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
        if (name.EndsWith(".md", StringComparison.Ordinal) && path.Id.Length > 0 && name != path.Id + ".md")
            report.Add(source, header.Place("id"), Rules.IdIsNotTheFolder, path.Id, name[..^3]);
        return path;
    }

    private static ImmutableArray<string> Modules(HeaderReader header, IReadOnlySet<string> moduleIds, Source source, Report report)
    {
        var texts = header.Texts("modules", 30, 40);
        foreach (var (text, i) in texts.Select((t, i) => (t, i)))
        {
            if (texts.Take(i).Any(t => t.Text == text.Text)) report.Add(source, text.Offset, Rules.ModuleTwice, text.Text);
            else if (!moduleIds.Contains(text.Text)) report.Add(source, text.Offset, Rules.NoSuchModule, text.Text, Spelling.Hint(text.Text, [.. moduleIds.Order(StringComparer.Ordinal)]));
        }

        return [.. texts.Select(t => t.Text)];
    }
}
