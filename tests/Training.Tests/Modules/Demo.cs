// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

/// <summary>A small module without fault, to be spoilt one thing at a time.</summary>
internal static class Demo
{
    public const string Text = """
        ---
        schema: 1
        id: demo
        title: Le module
        summary: Un essai.
        lang: fr
        version: 1.0.0
        audience: [taxi, office]
        theme: mine
        duration: 20
        objectives:
          - Dire
          - Faire
        sources: [Un livre]
        reviewed: 2026-03-31
        ---

        # Le module

        ## Une leçon
        <!-- lesson: id=une-lecon facts=F-001,F-002 -->

        Du texte avec [un lien](https://example.org/a) et ![Un terril](img/a.webp).

        :::astuce
        Un conseil.
        :::

        ## Quiz
        <!-- quiz: id=quiz draw=2 shuffle=questions,choices -->

        ### Combien de terrils ?
        <!-- q: id=combien type=single objective=1 facts=F-001 -->

        > **Indice :** peu.

        - [ ] Quatre ou cinq
          > C’est trop.
        - [x] Deux
        - [ ] Trois

        > **Explication :** deux.
        > **Source :** un livre

        ### C’est vrai ?
        <!-- q: id=vrai type=truefalse objective=2 facts=F-002 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** oui.
        """;

    /// <summary>The bytes of <c>img/a.webp</c>, all of them below 128: 640 by 480.</summary>
    public const string Drawing = "RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x7F\x02\0\x5F\x02\0";

    public static ReadResult Read(string text, params SourceFile[] others) =>
        ModuleReader.Read([new SourceFile("content/modules/demo/module.md", text), new SourceFile("content/modules/demo/img/a.webp", null), .. others]);

    /// <summary>The text with one passage in the place of another, which must be there.</summary>
    public static string With(string find, string replace)
    {
        Assert.Contains(find, Text, StringComparison.Ordinal);
        var at = Text.IndexOf(find, StringComparison.Ordinal);
        return string.Concat(Text.AsSpan(0, at), replace, Text.AsSpan(at + find.Length));
    }
}
