// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Sites;

namespace Training.Tool;

/// <summary><c>check</c>: reads everything and says what is wrong.</summary>
internal static class CheckCommand
{
    public static int Run(Arguments arguments, Surroundings around)
    {
        var format = arguments.OneOf("--format", "text", "json", "sarif");
        var lang = arguments.OneOf("--lang", [.. Vocabulary.Languages]);
        if (arguments.Words.Count > 1) throw new MisuseException("check lit un seul dossier.");
        var files = ContentFiles.Open(around.Folder, arguments.Words.Count == 1 ? arguments.Words[0] : "content");
        if (arguments.Has("--fix")) Mend(files, around);
        var modules = files.Modules().ToArray();
        if (modules.Length == 0 && !files.Paths().Any()) throw new MisuseException("Ce dossier ne contient ni modules/ ni paths/ ni module.md.");
        var sites = files.Sites;
        var siteIds = sites?.Select(s => Path.GetFileNameWithoutExtension(s.Path)).ToHashSet();
        var diagnostics = modules.SelectMany(m => ModuleReader.Read(ContentFiles.Read(m), around.Today, siteIds: siteIds).Diagnostics).ToList();
        var ids = modules.Select(m => Path.GetFileName(m.Folder)!).ToHashSet();
        if (sites is not null) diagnostics.AddRange(sites.SelectMany(s => SiteReader.Read(s, siteIds!, ids).Diagnostics));
        if (files.Communes is { } communes) diagnostics.AddRange(Communes.Read(communes).Diagnostics);
        diagnostics.AddRange(PathReader.Gather(files.Paths()).SelectMany(p => PathReader.Read(p, ids).Diagnostics));
        diagnostics = [.. diagnostics.Select(d => d.In(lang))];
        switch (format)
        {
            case "json": Formats.Json(diagnostics, around.Out); break;
            case "sarif": Formats.Sarif(diagnostics, around.Out); break;
            default: Formats.Text(diagnostics, modules.Length, around.Out); break;
        }

        var fails = diagnostics.Exists(d => d.Severity == Severity.Error || arguments.Has("--warnings-as-errors"));
        return fails ? Cli.Faults : Cli.Done;
    }

    private static void Mend(ContentFiles files, Surroundings around)
    {
        foreach (var (file, shown) in files.Written())
        {
            var text = File.ReadAllText(file);
            var mended = Typography.Mend(text);
            if (mended == text) continue;
            File.WriteAllText(file, mended);
            around.Error.WriteLine($"Typographie reprise : {shown}");
        }
    }
}
