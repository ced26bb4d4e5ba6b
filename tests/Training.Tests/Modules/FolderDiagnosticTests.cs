// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Sites;

namespace Training.Tests.Modules;

/// <summary>
/// What takes another file, a whole quiz or a day to go wrong. Each row is a folder spoilt in one place and the same folder mended: the first
/// gives exactly one remark, the second none.
/// </summary>
public sealed class FolderDiagnosticTests
{
    private const string English = """
        ---
        schema: 1
        id: demo
        title: The module
        summary: A trial.
        lang: en
        version: 1.0.0
        objectives: [Say, Do]
        ---

        # The module

        ## A lesson
        <!-- lesson: id=une-lecon -->

        Some text.

        ## Quiz
        <!-- quiz: id=quiz -->

        ### How many slag heaps?
        <!-- q: id=combien -->

        - [ ] Four
        - [x] Two
        - [ ] Three

        ### True?
        <!-- q: id=vrai type=truefalse -->

        - [x] True
        - [ ] False
        """;

    private const string LearningPath = """
        ---
        schema: 1
        id: tour
        title: Tour
        summary: Un tour.
        lang: fr
        version: 1.0.0
        modules: [demo, autre]
        ---

        Pour tous.
        """;

    private const string SiteCard = "---\nid: parc-connu\nname: Parc\ncommune: Ici\nterritory: lys-artois\nkinds: [nature]\nfor: [families]\nweather: [dry]\nfacts: [F-001]\n---\nUn parc.\n\n## À dire à vos visiteurs\nMontez.\n";

    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly string Locked = ModuleLock.Write(Demo.Read(Demo.Text).Module!);
    private static readonly string Later = ModuleLock.Write(Demo.Read(Demo.With("id=combien", "id=combien rev=3")).Module!);

    /// <summary>A quiz of four questions of three choices, the right one marked by a star.</summary>
    private static string Quiz(params string[] questions) =>
        Demo.Text[..Demo.Text.IndexOf("<!-- quiz", StringComparison.Ordinal)] + "<!-- quiz: id=quiz -->\n\n" + string.Join("\n", questions.Select((q, i) =>
            $"### Question {i}\n<!-- q: id=q-{i} objective=1,2 -->\n\n{string.Join('\n', q.Split(' ').Select(c => c[0] == '*' ? "- [x] " + c[1..] : "- [ ] " + c))}\n\n> **Explication\u00A0:** oui.\n"));

    private static readonly string Retired = Demo.With(" draw=2", "").Replace("objective=", "retired objective=", StringComparison.Ordinal);

    private static readonly Fault[] Faults =
    [
        new("QM001", "demo/module.md", 1, 1, [new("demo/notes.txt", null)], [new("demo/module.md", Demo.Text), new("demo/img/a.webp", null)]),
        In("QM002", "demo/notes.md", 1, 1, [new("demo/notes.md", "…")], []),
        In("QM110", "demo/module.en.md", 6, 7, [new("demo/module.en.md", English.Replace("lang: en", "lang: nl", StringComparison.Ordinal))], [new("demo/module.en.md", English)]),
        Alone("QM111", 15, 11, Demo.With("2026-03-31", "2025-05-31"), Demo.With("2026-03-31", "2025-06-01")),
        Alone("QM112", 15, 11, Demo.With("2026-03-31", "2026-06-03"), Demo.With("2026-03-31", "2026-06-02")),
        Alone("QM271", 33, 12, Quiz("*longue b c", "d *longue e", "f g *longue", "*longue h i"), Quiz("*longue b c", "d *longue e", "f g *longue", "*longue h plus-longue")),
        Alone("QM272", 33, 12, Quiz("*a bb c", "*d ee f", "*g hh i", "*j kk l"), Quiz("*a bb c", "*d ee f", "gg *h i", "*j kk l")),
        Pictured("QM315", new Picture("00", 20, 0, 0)),
        Pictured("QM316", Picture.Unread(Picture.DefaultLimit + 1)),
        Alone("QM333", 29, 1, Retired, Retired.Replace("retired objective=2", "objective=1,2", StringComparison.Ordinal)),
        Translated("QM400", 1, 1, "\n### True?\n<!-- q: id=vrai type=truefalse -->\n\n- [x] True\n- [ ] False", ""),
        Translated("QM401", 22, 12, "### How many", "### New?\n<!-- q: id=nouvelle type=truefalse -->\n\n- [x] True\n- [ ] False\n\n### How many"),
        Translated("QM402", 29, 12, "- [x] True\n- [ ] False", "- [ ] True\n- [x] False"),
        Translated("QM403", 8, 7, "objectives:", "pass: 70\nobjectives:"),
        Translated("QM404", 8, 13, "[Say, Do]", "[Say]"),
        Translated("QM405", 7, 10, "version: 1.0.0", "version: 0.9.0"),
        In("QM406", "demo/module.fr.md", 6, 7, [new("demo/module.fr.md", Demo.Text)], []),
        Held("QM500", "module.lock", 3, 1, Demo.Text, Locked.Replace("quiz quiz", "quiz  quiz", StringComparison.Ordinal), Demo.Text, Locked),
        Held("QM501", "module.lock", 5, 1, Demo.With("id=vrai", "id=vraiment"), Locked, Demo.Text, Locked),
        Held("QM502", "module.md", 33, 12, Demo.With("type=single", "type=multiple"), Locked, Demo.With("- [x] Deux", "- [x] Deux terrils"), Locked),
        Held("QM503", "module.md", 33, 12, Demo.With("id=combien", "id=combien rev=2"), Later, Demo.With("id=combien", "id=combien rev=3"), Later),
        Held("QM504", "module.lock", 1, 1, Demo.With("type=single", "type=single rev=2"), Locked, Demo.Text, Locked),
        Path("QM700", 8, 11, "[demo,", "[domo,"),
        Path("QM701", 8, 17, "autre]", "demo]"),
        new("QM703", "paths/tour.en.md", 1, 1, [new("paths/tour.en.md", LearningPath)], [new("paths/tour.md", LearningPath)]),
        Path("QM702", 11, 1, "Pour tous.", "<!-- lesson: id=une-lecon -->"),
        Alone("QM710", 23, 15, Demo.With("https://example.org/a", "site:parc-perdu"), Demo.With("https://example.org/a", "site:parc-connu")),
        Card("QM711", 13, 1, "## À dire à vos visiteurs\nMontez.\n", ""),
        Card("QM712", 16, 1, "Montez.\n", "Montez.\n\n## Horaires\n"),
        new("QM713", "communes.csv", 2, 1, [new("communes.csv", "insee;name;latitude;longitude\n1;Ici;;3\n")], [new("communes.csv", "insee;name;latitude;longitude\n1;Ici;50;3\n")]),
    ];

    public static TheoryData<string> Rows() => [.. Faults.Select(f => f.Code)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_fault_is_told_where_it_stands_and_its_mended_twin_is_silent(string code)
    {
        var fault = Faults.Single(f => f.Code == code);
        Assert.Equal($"{code} {fault.File} {fault.Line}:{fault.Column}", string.Join(", ", Read(fault.Bad).Select(d => $"{d.Code} {d.Path} {d.Line}:{d.Column}")));
        Assert.Empty(Read(fault.Mended));
    }

    [Fact]
    public void Every_code_has_a_row_in_one_of_the_tables() =>
        Assert.Equal(MessagesTests.All.Select(r => r.Code).Order(), DiagnosticTests.Codes().Concat(Faults.Select(f => f.Code)).Distinct().Order());

    private sealed record Fault(string Code, string File, int Line, int Column, SourceFile[] Bad, SourceFile[] Mended);

    private static IEnumerable<Diagnostic> Read(SourceFile[] files)
    {
        HashSet<string> modules = ["demo", "autre"], sites = ["parc-connu"];
        return files switch
        {
            [{ Path: "paths/tour.md" or "paths/tour.en.md" } path] => PathReader.Read(path, modules).Diagnostics,
            [{ Path: "sites/parc-connu.md" } card] => SiteReader.Read(card, sites, modules).Diagnostics,
            [{ Path: "communes.csv" } communes] => Communes.Read(communes).Diagnostics,
            _ => ModuleReader.Read(files, Day, siteIds: sites).Diagnostics,
        };
    }

    private static SourceFile[] Folder(string text, params SourceFile[] others) => [new("demo/module.md", text), new("demo/img/a.webp", null), .. others];

    private static Fault In(string code, string file, int line, int column, SourceFile[] bad, SourceFile[] mended) => new(code, file, line, column, Folder(Demo.Text, bad), Folder(Demo.Text, mended));

    private static Fault Alone(string code, int line, int column, string bad, string mended) => new(code, "demo/module.md", line, column, Folder(bad), Folder(mended));

    private static Fault Held(string code, string file, int line, int column, string text, string locked, string mended, string mendedLock) =>
        new(code, "demo/" + file, line, column, Folder(text, new SourceFile("demo/module.lock", locked)), Folder(mended, new SourceFile("demo/module.lock", mendedLock)));

    private static Fault Pictured(string code, Picture picture) => new(code, "demo/module.md", 23, 51,
        [new("demo/module.md", Demo.Text), new("demo/img/a.webp", null, picture)],
        [new("demo/module.md", Demo.Text), new("demo/img/a.webp", null, new Picture("00", Picture.DefaultLimit, 640, 480))]);

    private static Fault Translated(string code, int line, int column, string good, string bad) =>
        In(code, "demo/module.en.md", line, column, [new("demo/module.en.md", Spoilt(English, good, bad))], [new("demo/module.en.md", English)]);

    private static Fault Card(string code, int line, int column, string good, string bad) => new(code, "sites/parc-connu.md", line, column,
        [new("sites/parc-connu.md", Spoilt(SiteCard, good, bad))], [new("sites/parc-connu.md", SiteCard)]);

    private static Fault Path(string code, int line, int column, string good, string bad) => new(code, "paths/tour.md", line, column,
        [new("paths/tour.md", Spoilt(LearningPath, good, bad))], [new("paths/tour.md", LearningPath)]);

    private static string Spoilt(string text, string good, string bad) =>
        text.Contains(good, StringComparison.Ordinal) ? text.Replace(good, bad, StringComparison.Ordinal) : throw new InvalidOperationException($"No « {good} ».");
}
