// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;

namespace Training.Browser.Tests;

/// <summary>A content folder of the test's own: one module whose quiz asks each of the seven types once, in the order written. It may be rewritten under a running site.</summary>
public sealed class TrialContent : IDisposable
{
    public const string Module = "les-sept";

    /// <summary>How many questions its quiz asks.</summary>
    public const int Questions = 7;

    public TrialContent() => Write(Text);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"briquet-content-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    /// <summary>Saves the module again, as its author's editor would.</summary>
    public void Write(string text)
    {
        var folder = Path.Combine(Folder, "modules", Module);
        Directory.CreateDirectory(folder);
        Directory.CreateDirectory(Path.Combine(Folder, "paths"));
        File.WriteAllText(Path.Combine(folder, "module.md"), text);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public const string Text = """
        ---
        schema: 1
        id: les-sept
        title: Les sept manières de répondre
        summary: Un module d’essai, une question de chaque type.
        lang: fr
        version: 1.0.0
        audience: [reception, taxi]
        theme: mine
        duration: 5
        objectives:
          - Répondre de toutes les manières
        sources: [Un essai]
        reviewed: 2026-11-22
        ---

        # Les sept manières de répondre

        ## Une leçon d’essai
        <!-- lesson: id=essai -->

        Un terril se voit de loin. Deux terrils, de plus loin encore.

        | Site | Commune |
        |---|---|
        | La fosse d’essai | Ici |
        | Le terril d’essai | Là-bas |

        :::phrase lang=en
        You can see the slag heaps from here.
        :::

        ### Combien de terrils dans cette leçon ?
        <!-- q: id=au-fil type=single -->

        - [ ] Aucun
        - [x] Deux
        - [ ] Trois

        > **Explication :** deux, dit la leçon.

        ## Quiz
        <!-- quiz: id=quiz draw=7 -->

        ### Laquelle de ces choses se voit de loin ?
        <!-- q: id=une type=single objective=1 -->

        > **Indice :** c’est haut.

        > **Indice :** c’est noir.

        - [ ] Un puits
          > Il descend.
        - [ ] Une galerie
        - [x] Un terril
          > Il monte.

        > **Explication :** un terril monte, le reste descend.
        > **Source :** un essai

        ### Lesquelles descendent ?
        <!-- q: id=plusieurs type=multiple objective=1 score=partial -->

        - [x] Un puits d’essai
        - [ ] Un beffroi d’essai
        - [x] Une galerie d’essai
        - [ ] Un terril d’essai

        > **Explication :** le puits et la galerie.

        ### Un terril monte-t-il ?
        <!-- q: id=vrai type=truefalse objective=1 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** il monte.

        ### Comment se nomme la tour au-dessus du puits ?
        <!-- q: id=texte type=text objective=1 -->

        - [x] chevalement

        > **Explication :** le chevalement porte les molettes.

        ### En quelle année d’essai ?
        <!-- q: id=nombre type=number objective=1 -->

        - [x] 2012

        > **Explication :** 2012.

        ### Qui fait quoi ?
        <!-- q: id=paires type=match objective=1 score=partial -->

        | Métier | Geste |
        |---|---|
        | La trieuse d’essai | trie |
        | Le mineur d’essai | abat |
        | Le lampiste d’essai | prête les lampes |

        > **Explication :** à chacun son geste.

        ### Dans quel ordre passe une journée au fond ?
        <!-- q: id=ordre type=order objective=1 score=partial -->

        1. Prendre sa lampe
        2. Descendre
        3. Remonter

        > **Explication :** la lampe d’abord.
        """;
}
