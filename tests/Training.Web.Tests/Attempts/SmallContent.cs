// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.DependencyInjection;
using System.Security.Cryptography;
using Training.Web.Modules;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Attempts;

/// <summary>A content folder of its own with one module of two questions, to be rewritten while somebody answers.</summary>
internal sealed class SmallContent : IDisposable
{
    public const string Quiz = "/modules/essai/quiz";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"briquet-content-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    /// <param name="limits">Lines of front matter, such as <c>attempts: 2</c>.</param>
    public SmallContent(string limits = "", string questions = TwoQuestions, int draw = 2) => Write(limits, questions, draw);

    public string Folder => _folder;

    public TestSite Site() => TestSite.With(("Content:Folder", _folder));

    /// <summary>Saves the module anew.</summary>
    public void Write(string limits, string questions = TwoQuestions, int draw = 2)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "modules", "essai")).FullName, "module.md");
        File.WriteAllText(file, $"{Head}{limits}\n{Body.Replace("draw=2", $"draw={draw}", StringComparison.Ordinal)}\n{questions}");
    }

    /// <summary>What the watcher does a moment after a file was saved.</summary>
    public static void Reload(TestSite site) => site.Services.GetRequiredService<Catalogue>().Load();

    public void Dispose()
    {
        // A test may have taken it away.
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private const string Head = """
        ---
        schema: 1
        id: essai
        title: Un essai
        summary: Un module pour essayer.
        lang: fr
        version: 1.0.0
        audience: [reception]
        theme: mine
        duration: 5
        objectives:
          - Dire ce qu’est un terril
          - Situer le bassin
          - Saluer en ch’ti
        sources: [Un livre]
        reviewed: 2026-03-31

        """;

    private const string Body = """
        ---

        # Un essai

        ## Une leçon
        <!-- lesson: id=une-lecon facts=F-001,F-002 -->

        Un terril est une colline de schistes.

        ### Et en passant ?
        <!-- q: id=passant type=single objective=1 -->

        - [ ] Une mine
        - [x] Une colline
          > Faite de main d’homme.

        > **Explication :** une colline.

        ## Une autre leçon
        <!-- lesson: id=une-autre facts=F-003 -->

        Le bassin s’étend sur 120 km.

        ## Quiz
        <!-- quiz: id=quiz draw=2 -->

        """;

    public const string TwoQuestions = """
        ### Un terril est fait de quoi ?
        <!-- q: id=schistes type=single objective=1 facts=F-001 -->

        > **Indice :** ce que la mine rejette.
        > **Indice :** ce n’est pas du charbon.

        - [ ] De charbon
        - [x] De schistes

        > **Explication :** de schistes.

        ### Le bassin s’étend sur combien de kilomètres ?
        <!-- q: id=etendue type=single objective=2 facts=F-003 -->

        - [x] Cent vingt
        - [ ] Douze

        > **Explication :** cent vingt.
        """;
}
