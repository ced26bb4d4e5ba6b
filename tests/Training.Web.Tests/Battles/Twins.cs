// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Battles;
using Training.Modules;

namespace Training.Web.Tests.Battles;

/// <summary>One question of each type that battles ask, twice: read alike, and right otherwise.</summary>
internal static class Twins
{
    public static readonly ImmutableArray<string> Questions = ["choix", "images", "plusieurs", "vrai", "nombre"];

    /// <summary>A question as a battle freezes it; its choices stand as written.</summary>
    public static DrawnForBattle Drawn(string question, bool isOther)
    {
        var read = ModuleReader.Read([new SourceFile("content/modules/essai/module.md", Text(isOther)), new SourceFile("content/modules/essai/img/a.webp", null), new SourceFile("content/modules/essai/img/b.webp", null)]);
        var module = read.Module ?? throw new InvalidOperationException(string.Join('\n', read.Diagnostics));
        var found = module.AllQuestions.Single(q => q.Id == question);
        return new DrawnForBattle(module, found, Draw.Order(found, 0, shuffleChoices: false));
    }

    private static string Text(bool isOther)
    {
        var (one, other) = isOther ? (" ", "x") : ("x", " ");
        var word = isOther ? "colline" : "montagne";
        return $"""
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
            ---

            # Un essai

            ## Une leçon
            <!-- lesson: id=une-lecon facts=F-001,F-002 -->

            Un terril est une colline de schistes.

            ## Une autre leçon
            <!-- lesson: id=une-autre facts=F-003 -->

            Le bassin s’étend sur 120 km.

            ## Quiz
            <!-- quiz: id=quiz draw=5 -->

            ### Un seul choix ?
            <!-- q: id=choix type=single objective=1 facts=F-001 -->

            - [{one}] Le premier
              > Dit à qui coche : une {word}.
            - [{other}] Le deuxième
              > Dit à qui coche : une {word} aussi.
            - [ ] Le troisième

            > **Explication :** une {word}.

            ### Quelle image ?
            <!-- q: id=images type=single objective=1 facts=F-001 -->

            - [{one}] ![Un cône de pierre noire](img/a.webp)
            - [{other}] ![Une tour de métal rouge](img/b.webp)

            > **Explication :** une {word}.

            ### Plusieurs choix ?
            <!-- q: id=plusieurs type=multiple objective=1 facts=F-001 score=partial -->

            - [{one}] Bleu
            - [{other}] Rouge
            - [x] Gris

            > **Explication :** une {word}.

            ### Vrai ou faux ?
            <!-- q: id=vrai type=truefalse objective=2 facts=F-003 -->

            - [{one}] Vrai
            - [{other}] Faux

            > **Explication :** une {word}.

            ### Quelle longueur ?
            <!-- q: id=nombre type=number objective=3 facts=F-003 -->

            - [x] {(isOther ? 1400 : 1200)}..1500 m

            > **Explication :** une {word}.
            """;
    }
}
