// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Training.Modules.Reading;

namespace Training.Modules;

/// <summary>Reads one module folder. Pure: callers find the files, this says what they hold.</summary>
public static partial class ModuleReader
{
    /// <summary>Reads <c>module.md</c>, its translations and what is known of its pictures. Never throws on what authors write.</summary>
    /// <param name="files">All files of one folder, those of <c>img/</c> with a null text.</param>
    /// <param name="today">The day, to say when the content was last checked too long ago; null: that is not said.</param>
    /// <param name="heaviest">Bytes that a picture may have.</param>
    /// <param name="siteIds">Ids of the cards of sites to which a lesson may link; null when unknown, then nothing is said of them.</param>
    public static ReadResult Read(IReadOnlyList<SourceFile> files, DateOnly? today = null, long heaviest = Picture.DefaultLimit, IReadOnlySet<string>? siteIds = null)
    {
        var report = new Report();
        var folder = Folder.Of(files, heaviest, report) with { Sites = siteIds };
        if (folder.Main is null) return new ReadResult(null, report.Sorted());
        var draft = One(folder.Main, folder, "", null, today, report);
        var translations = ImmutableSortedDictionary.CreateBuilder<string, Module>(StringComparer.Ordinal);
        foreach (var (lang, file) in folder.Translations) translations[lang] = One(file, folder, lang, draft, null, report);
        var module = report.HasErrors ? null : draft with { Translations = translations.ToImmutable() };
        return new ReadResult(module, report.Sorted());
    }

    private static Module One(SourceFile file, Folder folder, string lang, Module? original, DateOnly? today, Report report)
    {
        var source = new Source(file.Path, file.Text ?? "");
        var matter = FrontMatter.Read(source, report);
        var header = new HeaderReader(matter, source, report);
        var module = ModuleHeader.Read(header, original, source, report) with { ContentHash = folder.Hash };
        if (folder.Name.Length > 0 && module.Id.Length > 0 && module.Id != folder.Name)
            report.Add(source, header.Place("id"), Rules.IdIsNotTheFolder, module.Id, folder.Name);
        if (original is not null && module.Lang != lang)
            report.Add(source, header.Place("lang"), Rules.LangIsNotTheFile, module.Lang, lang);
        else if (original is not null && original.Lang == lang) report.Add(source, header.Place("lang"), Rules.SameLanguage, lang);
        if (!matter.IsWhole) return module;
        var html = new HtmlMaker(module.Id, module.Lang, headingShift: 1, folder.Pictures);
        var context = new Context(source, report, html, module.Lang, module.Objectives.Length, folder.Pictures, folder.Heaviest) { Sites = folder.Sites };
        var document = MarkdownText.Parse(source.Text);
        var body = new BodyReader(context).Read(document, module.Title);
        module = module with { Lessons = [.. body.Lessons.Where(l => !l.Retired)], RetiredLessons = [.. body.Lessons.Where(l => l.Retired)], Quiz = body.Quiz };
        if (module.Lang == "fr") foreach (var slip in TypographyCheck.Find(source.Text, matter, document)) report.Add(source, slip.Offset, slip.Rule);
        // What follows compares whole questions: a broken one would be told twice.
        if (report.HasErrors) return module;
        if (original is not null) return Translation.Align(original, module, context.Places, header, source, report);
        QualityCheck.Check(module, context.Places, matter, source, today, report);
        if (folder.Lock is { } locked) LockCheck.Check(module, context.Places, source, new Source(locked.Path, locked.Text!), report);
        return module;
    }

    /// <summary>The files of a module by what they are for.</summary>
    private sealed partial record Folder(string Name, SourceFile? Main, ImmutableArray<(string Lang, SourceFile File)> Translations, IReadOnlyDictionary<string, Picture?> Pictures, long Heaviest, SourceFile? Lock, string Hash)
    {
        /// <summary>Ids of the cards of sites; null when unknown.</summary>
        public IReadOnlySet<string>? Sites { get; init; }

        public static Folder Of(IReadOnlyList<SourceFile> files, long heaviest, Report report)
        {
            var main = files.FirstOrDefault(f => FileName(f) == "module.md" && f.Text is not null);
            var root = main?.Path[..^"module.md".Length] ?? CommonRoot(files);
            var translations = files.Where(f => f.Text is not null && Translation().IsMatch(FileName(f))).Select(f => (FileName(f)[7..9], f)).ToImmutableArray();
            if (main is null) report.Add(root + "module.md", 1, 1, Rules.NoModuleFile, NameOf(root));
            foreach (var file in files.Where(f => f.Text is not null && f != main && !Translation().IsMatch(FileName(f)) && FileName(f) != ModuleLock.FileName))
                report.Add(file.Path, 1, 1, Rules.UnexpectedFile, FileName(file));
            var locked = files.FirstOrDefault(f => f.Text is not null && FileName(f) == ModuleLock.FileName);
            Dictionary<string, Picture?> pictures = new(StringComparer.Ordinal);
            foreach (var file in files.Where(f => f.Text is null && f.Path.StartsWith(root, StringComparison.Ordinal))) pictures[file.Path[root.Length..]] = file.Picture;
            return new Folder(NameOf(root), main, translations, pictures, heaviest, locked, HashOf(files, root));
        }

        private static string NameOf(string root) => root.TrimEnd('/').Split('/')[^1] is var name and not "." ? name : "";

        private static string FileName(SourceFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];

        private static string CommonRoot(IReadOnlyList<SourceFile> files) => files.Count == 0 ? "" : files[0].Path[..(files[0].Path.LastIndexOf('/') + 1)];

        private static string HashOf(IReadOnlyList<SourceFile> files, string root)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var file in files.Where(f => f.Picture is not null || (f.Text is not null && FileName(f) != ModuleLock.FileName)).OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var name = file.Path.StartsWith(root, StringComparison.Ordinal) ? file.Path[root.Length..] : file.Path;
                hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{file.Text ?? file.Picture!.Hash}\0"));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        [GeneratedRegex(@"\Amodule\.(en|nl|fr)\.md\z")]
        private static partial Regex Translation();
    }
}
