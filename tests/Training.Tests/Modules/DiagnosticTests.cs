// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

/// <summary>One spoilt module for each thing that the reader says: exact code, line and column, and nothing else.</summary>
public sealed class DiagnosticTests
{
    [Fact]
    public void A_module_without_fault_gives_no_line_at_all()
    {
        var result = Demo.Read(Demo.Text);
        Assert.Empty(result.Diagnostics);
        Assert.NotNull(result.Module);
    }

    [Theory]
    [MemberData(nameof(FrontMatter))]
    [MemberData(nameof(Directives))]
    [MemberData(nameof(Answers))]
    [MemberData(nameof(TypedAnswers))]
    [MemberData(nameof(Lessons))]
    [MemberData(nameof(Quality))]
    [MemberData(nameof(Typography))]
    public void A_fault_is_told_where_it_stands(string code, int line, int column, string good, string bad)
    {
        var result = Demo.Read(Demo.With(good, bad));
        Assert.Equal($"{code} {line}:{column}", string.Join(", ", result.Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}")));
        var said = Assert.Single(result.Diagnostics);
        Assert.Equal(said.Severity == Severity.Error, result.Module is null);
        Assert.DoesNotContain("{", said.Sentence + said.Remedy, StringComparison.Ordinal);
    }

    internal static IEnumerable<string> Codes() =>
        new[] { FrontMatter(), Directives(), Answers(), TypedAnswers(), Lessons(), Quality(), Typography() }.SelectMany(d => d).Select(row => row.Data.Item1);

    private const string Another = "### Encore\n<!-- q: id=encore type=truefalse -->\n\n- [x] Vrai\n- [ ] Faux\n\n> **Explication\u00A0:** oui.";

    public static TheoryData<string, int, int, string, string> FrontMatter() => new()
    {
        { "QM100", 1, 1, "---\nschema", "schema" },
        { "QM101", 5, 16, "summary: Un essai.", "summary: Essai : un: deux" },
        { "QM102", 5, 1, "summary: Un essai.", "sumary: Un essai.\nsummary: Un essai." },
        { "QM103", 1, 1, "theme: mine\n", "" },
        { "QM104", 6, 1, "lang: fr", "schema: 1\nlang: fr" },
        { "QM105", 10, 11, "duration: 20", "duration: vingt" },
        { "QM105", 8, 11, "audience: [taxi, office]", "audience: taxi" },
        { "QM105", 4, 8, "title: Le module", "title: [Le module]" },
        { "QM106", 10, 11, "duration: 20", "duration: 241" },
        { "QM106", 5, 10, "summary: Un essai.", "summary: \"\"" },
        { "QM107", 8, 18, "[taxi, office]", "[taxi, ofice]" },
        { "QM107", 9, 8, "theme: mine", "theme: charbon" },
        { "QM108", 7, 10, "version: 1.0.0", "version: 1.0" },
        { "QM108", 15, 11, "2026-03-31", "2026-02-31" },
        { "QM109", 3, 5, "id: demo", "id: demos" },
    };

    public static TheoryData<string, int, int, string, string> Directives() => new()
    {
        { "QM200", 33, 1, "<!-- q: id=combien type=single objective=1 facts=F-001 -->", "<!-- q: id=combien --> ." },
        { "QM201", 21, 1, "<!-- lesson:", "<!-- lecon:" },
        { "QM202", 33, 32, "objective=1", "objectif=1" },
        { "QM202", 21, 27, "facts=F-001,F-002", "fact=F-001" },
        { "QM203", 33, 1, "id=combien ", "" },
        { "QM204", 33, 12, "id=combien", "id=Combien" },
        { "QM204", 33, 50, "objective=1 ", "objective=1 level=4 " },
        { "QM205", 33, 44, "objective=1 ", "objective=1 type=single " },
        { "QM206", 22, 1, "<!-- lesson: id=une-lecon facts=F-001,F-002 -->", "\n<!-- lesson: id=une-lecon facts=F-001,F-002 -->" },
        { "QM206", 34, 1, "<!-- q: id=combien", "\n<!-- q: id=combien" },
        { "QM207", 46, 12, "id=vrai", "id=combien" },
        { "QM208", 46, 42, "objective=2", "objective=3" },
        { "QM107", 33, 25, "type=single", "type=singel" },
        { "QM209", 33, 44, "objective=1 ", "objective=1 score=partial " },
        { "QM209", 46, 32, "objective=2 ", "shuffle=no objective=2 " },
    };

    public static TheoryData<string, int, int, string, string> Answers() => new()
    {
        { "QM210", 37, 1, "- [x] Deux", "- [ ] Deux" },
        { "QM211", 37, 1, "- [ ] Trois", "- [x] Trois" },
        { "QM212", 48, 1, "- [ ] Faux", "- [ ] Faux\n- [ ] Peut-être" },
        { "QM212", 48, 1, "\n- [ ] Faux", "" },
        { "QM213", 46, 1, "- [x] Vrai\n- [ ] Faux\n", "" },
        { "QM214", 48, 1, "- [x] Vrai\n- [ ] Faux", "1. Vrai\n2. Faux" },
        { "QM215", 40, 1, "- [ ] Trois", "- [] Trois" },
        { "QM215", 40, 1, "- [ ] Trois", "-[ ] Trois" },
        { "QM215", 39, 1, "- [x] Deux", "- [x]Deux" },
        { "QM215", 39, 1, "- [x] Deux", "- [[X]] Deux" },
        { "QM215", 39, 1, "- [x] Deux", "- [ x] Deux" },
        { "QM216", 40, 1, "- [ ] Trois", "- Trois" },
        { "QM217", 40, 1, "- [ ] Trois", "* [ ] Trois" },
        { "QM218", 38, 1, "  > C’est", "> C’est" },
        { "QM219", 35, 1, "> **Indice\u00A0:** peu.", "Un mot." },
        { "QM219", 44, 1, "> **Source\u00A0:** un livre", "\nUn mot." },
        { "QM220", 40, 1, "- [ ] Trois", "- [ ] deux" },
        { "QM221", 35, 3, "Indice", "Indise" },
        { "QM221", 42, 3, "Explication", "Explicaton" },
        { "QM222", 40, 1, "- [ ] Trois", "- [ ] " },
        { "QM222", 32, 1, "### Combien de terrils\u202F?", "###" },
        { "QM224", 35, 3, "> **Indice\u00A0:** peu.", "> **Source\u00A0:** peu." },
        { "QM223", 42, 3, "> **Explication\u00A0:** deux.", "> **Indice\u00A0:** deux.\n> **Explication\u00A0:** deux." },
    };

    /// <summary>Each replaces the true-or-false question of lines 45 on, whose answers begin on line 48.</summary>
    public static TheoryData<string, int, int, string, string> TypedAnswers()
    {
        var data = new TheoryData<string, int, int, string, string>();
        void Add(string code, int line, int column, string type, string answers) =>
            data.Add(code, line, column, "type=truefalse objective=2 facts=F-002 -->\n\n- [x] Vrai\n- [ ] Faux", $"type={type} objective=2 facts=F-002 -->\n\n{answers}");
        Add("QM225", 49, 1, "text", "- [x] un\n- [ ] deux");
        Add("QM226", 49, 3, "text", "- [x] un\n  > Non.\n- [x] deux");
        Add("QM222", 48, 1, "text", "- [x] -");
        Add("QM216", 49, 1, "text", "- [x] un\n- deux");
        Add("QM214", 48, 1, "text", "1. un");
        Add("QM230", 48, 1, "number", "- [x] beaucoup");
        Add("QM230", 48, 1, "number", "- [x] 12 ± peu");
        Add("QM230", 48, 1, "number", "- [x] 12 ± -1");
        Add("QM231", 49, 1, "number", "- [x] 12 km\n- [x] 13 m (50 %)");
        Add("QM232", 48, 1, "number", "- [x] 40..30 min");
        Add("QM233", 49, 1, "number", "- [x] 12\n- [x] 13 (101 %)");
        Add("QM234", 48, 1, "number", "- [x] 12 (50 %)\n- [x] 13 (20 %)");
        Add("QM240", 51, 1, "match", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n");
        Add("QM240", 48, 1, "match", "| a |\n|---|\n");
        Add("QM240", 50, 1, "match", "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 3 | 4 |\n");
        Add("QM241", 51, 1, "match", "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 | 3 |\n");
        Add("QM242", 48, 1, "match", "| a | b |\n|---|---|\n| 1 | 2 |\n| | 3 |\n");
        Add("QM243", 52, 1, "match", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n| | 4 |\n");
        Add("QM222", 51, 1, "match", "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | |\n| 5 | 6 |\n");
        Add("QM214", 48, 1, "match", "- [x] 1");
        Add("QM250", 48, 1, "order", "1. un\n2. deux");
        Add("QM220", 50, 1, "order", "1. un\n2. deux\n3. Un");
        Add("QM214", 48, 1, "order", "- un\n- deux\n- trois");
        Add("QM213", 46, 1, "order", "");
        return data;
    }

    public static TheoryData<string, int, int, string, string> Quality() => new()
    {
        { "QM261", 46, 12, "type=truefalse objective=2 facts=F-002 -->\n\n- [x] Vrai\n- [ ] Faux", "type=match objective=2 -->\n\n| a | b |\n|---|---|\n| 1 | x |\n| 2 | x |\n" },
        { "QM260", 46, 12, "type=truefalse objective=2 facts=F-002 -->\n\n- [x] Vrai\n- [ ] Faux", $"type=number objective=2 -->\n\n- [x] 12 {new string('k', 60)}" },
        { "QM270", 46, 12, "\n\n> **Explication\u00A0:** oui.", "" },
        { "QM273", 13, 5, "objective=2", "objective=1" },
        { "QM275", 46, 12, "### C’est vrai\u202F?", "### Combien de terrils\u202F?" },
        { "QM318", 21, 17, "Un conseil.", "Un conseil." + string.Concat(Enumerable.Repeat(" mot", 1300)) },
        { "QM274", 39, 7, "- [x] Deux", "- [x] ![Un terril double](img/a.webp)" },
        { "QM274", 40, 7, "- [ ] Trois", "- [ ] ![Mauvaise réponse](img/a.webp)" },
    };

    public static TheoryData<string, int, int, string, string> Typography() => new()
    {
        { "QM600", 45, 15, "vrai\u202F?", "vrai ?" },
        { "QM600", 45, 15, "vrai\u202F?", "vrai?" },
        { "QM600", 26, 11, "Un conseil.", "Un conseil\u00A0; deux." },
        { "QM601", 26, 11, "Un conseil.", "Un conseil : ici." },
        { "QM601", 42, 16, "Explication\u00A0:", "Explication:" },
        { "QM602", 26, 5, "Un conseil.", "Un « conseil\u202F»." },
        { "QM602", 26, 13, "Un conseil.", "Un «\u202Fconseil»." },
        { "QM603", 26, 2, "Un conseil.", "L'idée." },
        { "QM603", 5, 11, "Un essai", "L'essai" },
        { "QM603", 12, 6, "- Dire", "- L'dire" },
        { "QM604", 26, 4, "Un conseil.", "Un \"\u202Fconseil." },
        { "QM605", 26, 11, "Un conseil.", "Un conseil..." },
    };

    public static TheoryData<string, int, int, string, string> Lessons() => new()
    {
        { "QM300", 19, 1, "# Le module\n", "" },
        { "QM301", 25, 1, ":::astuce\n", "# Autre\n\n:::astuce\n" },
        { "QM302", 18, 1, "# Le module", "# Un module" },
        { "QM303", 20, 1, "# Le module\n", "# Le module\n\nPréambule.\n" },
        { "QM304", 20, 1, "<!-- lesson: id=une-lecon facts=F-001,F-002 -->\n", "" },
        { "QM307", 26, 1, "Un conseil.", "### Un conseil" },
        { "QM308", 25, 1, ":::astuce\n", "Titre\n-----\n<!-- lesson: id=titre -->\n\n:::astuce\n" },
        { "QM309", 25, 1, ":::astuce\n", "#### Prix\n\n:::astuce\n" },
        { "QM310", 26, 4, "Un conseil.", "Un <b>conseil." },
        { "QM310", 26, 1, "Un conseil.", "<div>Un conseil.</div>" },
        { "QM310", 26, 1, "Un conseil.", "<!-- à revoir -->" },
        { "QM311", 23, 15, "https://example.org/a", "javascript:alert(1)" },
        { "QM311", 23, 15, "https://example.org/a", "JAVA&#115;cript:alert(1)" },
        { "QM311", 23, 15, "https://example.org/a", "//example.org" },
        { "QM311", 23, 15, "https://example.org/a", "lang:xx" },
        { "QM311", 26, 4, "Un conseil.", "Un <data:text/html> conseil." },
        { "QM317", 23, 15, "[un lien]", "[Ici]" },
        { "QM222", 23, 15, "[un lien]", "[]" },
        { "QM312", 23, 51, "img/a.webp", "img/b.webp" },
        { "QM313", 23, 51, "![Un terril]", "![]" },
        { "QM314", 23, 51, "img/a.webp", "../img/a.webp" },
        { "QM314", 23, 51, "img/a.webp", "https://example.org/a.webp" },
        { "QM320", 25, 1, ":::astuce", ":::astuces" },
        { "QM321", 25, 1, "Un conseil.\n:::", "Un conseil." },
        { "QM322", 25, 1, ":::astuce", ":::astuce lang=en" },
        { "QM322", 25, 1, ":::astuce", ":::phrase langue" },
        { "QM322", 25, 1, ":::astuce", ":::phrase lang=xx" },
        { "QM331", 30, 25, "draw=2", "draw=3" },
        { "QM305", 29, 1, "## Quiz\n", "## Vide\n<!-- lesson: id=vide -->\n\n## Quiz\n" },
        { "QM306", 20, 1, "## Une leçon\n<!-- lesson: id=une-lecon facts=F-001,F-002 -->\n\nDu texte avec [un lien](https://example.org/a) et ![Un terril](img/a.webp).\n\n:::astuce\nUn conseil.\n:::\n\n", "" },
        { "QM330", 53, 1, "oui.", $"oui.\n\n## Autre quiz\n<!-- quiz: id=autre -->\n\n{Another}" },
        { "QM334", 53, 1, "oui.", "oui.\n\n## Après\n<!-- lesson: id=apres -->\n\nTrop tard." },
        { "QM332", 32, 1, "<!-- quiz: id=quiz draw=2 shuffle=questions,choices -->", "<!-- quiz: id=quiz -->\n\nVoici." },
    };
}
