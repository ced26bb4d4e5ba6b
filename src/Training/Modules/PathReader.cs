// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Training.Modules.Reading;

namespace Training.Modules;

/// <summary>Reads a path and its translations.</summary>
public static partial class PathReader
{
    private static readonly IReadOnlyDictionary<string, Picture?> None = ImmutableDictionary<string, Picture?>.Empty;

    /// <summary>Puts each path's file and its translations together, the file that was written first in front, by name.</summary>
    public static IEnumerable<ImmutableArray<SourceFile>> Gather(IEnumerable<SourceFile> files) => files
        .GroupBy(f => TranslationName().Replace(f.Path, ".md"), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => g.OrderBy(f => f.Path == g.Key ? 0 : 1).ThenBy(f => f.Path, StringComparer.Ordinal).ToImmutableArray());

    /// <summary>Reads a path that is written in one language. Never throws on what authors write.</summary>
    /// <param name="file">The file; its name without <c>.md</c> is the path's id.</param>
    /// <param name="moduleIds">Ids of the modules that exist; a path that names another one is refused.</param>
    public static PathReadResult Read(SourceFile file, IReadOnlySet<string> moduleIds) => Read([file], moduleIds);

    /// <summary>Reads a path. Never throws on what authors write.</summary>
    /// <param name="files">Its file, then its translations, as <see cref="Gather"/> gives them; one or more.</param>
    /// <param name="moduleIds">Ids of the modules that exist; a path that names another one is refused.</param>
    public static PathReadResult Read(ImmutableArray<SourceFile> files, IReadOnlySet<string> moduleIds)
    {
        var report = new Report();
        if (LangOf(files[0]) is not null)
        {
            report.Add(new Source(files[0].Path, files[0].Text ?? ""), 0, Rules.NoSuchPath, NameOf(files[0])[..^6]);
            return new PathReadResult(null, report.Sorted());
        }

        var path = One(files[0], moduleIds, null, report);
        var translations = files.Skip(1).ToImmutableSortedDictionary(f => LangOf(f)!, f => One(f, moduleIds, path, report), StringComparer.Ordinal);
        return new PathReadResult(report.HasErrors ? null : path with { Translations = translations }, report.Sorted());
    }

    private static LearningPath One(SourceFile file, IReadOnlySet<string> moduleIds, LearningPath? original, Report report)
    {
        var source = new Source(file.Path, file.Text ?? "");
        var matter = FrontMatter.Read(source, report);
        var header = new HeaderReader(matter, source, report);
        var path = original is null ? Header(header, file, moduleIds, source, report) : Header(header, file, original, source, report);
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
        return path with { SheetHtml = context.Html.Blocks(sheet) };
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
        var name = NameOf(file);
        if (name.EndsWith(".md", StringComparison.Ordinal) && path.Id.Length > 0 && name != path.Id + ".md")
            report.Add(source, header.Place("id"), Rules.IdIsNotTheFolder, path.Id, name[..^3]);
        return path;
    }

    /// <summary>A translation says again only what is read in its language.</summary>
    private static LearningPath Header(HeaderReader header, SourceFile file, LearningPath original, Source source, Report report)
    {
        header.Integer("schema", 1, 1);
        var (id, lang) = (header.Slug("id"), header.Word("lang", Vocabulary.Languages));
        var path = original with { Title = header.Text("title", 120), Summary = header.Text("summary", 300), Lang = lang };
        var version = header.Has("version") ? header.Version("version") : original.Version;
        header.Finish();
        if (id.Length > 0 && id != NameOf(file)[..^6]) report.Add(source, header.Place("id"), Rules.IdIsNotTheFolder, id, NameOf(file)[..^6]);
        if (lang.Length > 0 && lang != LangOf(file)) report.Add(source, header.Place("lang"), Rules.LangIsNotTheFile, lang, LangOf(file)!);
        else if (lang == original.Lang) report.Add(source, header.Place("lang"), Rules.SameLanguage, lang);
        if (version != original.Version) report.Add(source, header.Place("version"), Rules.OldTranslation, version, original.Version);
        return path;
    }

    private static string NameOf(SourceFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];

    /// <summary>The language that a translation's name tells; null for a file that is none.</summary>
    private static string? LangOf(SourceFile file) => TranslationName().Match(file.Path) is { Success: true } name ? name.Groups[1].Value : null;

    [GeneratedRegex(@"\.(en|nl)\.md\z")]
    private static partial Regex TranslationName();

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
