// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;

namespace Training.Browser.Tests;

/// <summary>A content folder with one small module: a lesson with a check of each kind of field, a quiz of all seven types, two attempts.</summary>
internal sealed class OwnContent : IDisposable
{
    public OwnContent()
    {
        var module = Directory.CreateDirectory(Path.Combine(Folder, "modules", "essai"));
        File.WriteAllText(Path.Combine(module.FullName, "module.md"), Text);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"briquet-content-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>By the first word of a stem: what is right as it is read on the page, in the order of the left sides or of the ranks.</summary>
    public static string[] Right(string stem) => stem.Split(' ')[0] switch
    {
        "Comment" => ["Il est fermé le mardi ; voici une autre idée."],
        "Lesquels" => ["Le beffroi de Béthune", "Les terrils jumeaux de Loos-en-Gohelle"],
        "Le" => ["Vrai"],
        "Dans" => ["Liévin"],
        "À" => ["186"],
        "Qui" => ["à trier le charbon", "à conduire les chevaux", "à abattre la veine"],
        _ => ["Descente", "Abattage", "Roulage", "Remontée"],
    };

    private const string Text = """
        ---
        schema: 1
        id: essai
        title: Un module pour les mains
        summary: Toutes les sortes de questions, au clavier et au doigt.
        lang: fr
        version: 1.0.0
        audience: [reception]
        theme: mine
        duration: 5
        attempts: 2
        cooldown: 30m
        objectives:
          - Orienter un visiteur vers un site ouvert, même un jour de fermeture
          - Raconter une journée au fond
        sources: [Un livre]
        reviewed: 2026-03-31
        ---

        # Un module pour les mains

        ## Une journée au fond
        <!-- lesson: id=journee facts=F-001,F-002 -->

        On descend, on abat, on roule, on remonte.

        ### Dans quel ordre se passe une journée ?
        <!-- q: id=passant type=order objective=2 -->

        > **Indice :** on descend d’abord.

        1. Descente
        2. Abattage
        3. Roulage
        4. Remontée

        > **Explication :** on descend, on abat, on roule, on remonte.

        ## Les sites d’aujourd’hui
        <!-- lesson: id=sites facts=F-003 -->

        Des terrils, un beffroi, un musée.

        ## Quiz
        <!-- quiz: id=quiz draw=7 -->

        ### Comment répondre à qui veut visiter le musée un mardi ?
        <!-- q: id=mardi type=single objective=1 facts=F-003 -->

        > **Indice :** pensez au jour de fermeture.
        > **Indice :** une alternative vaut mieux qu’un refus.

        - [ ] C’est ouvert tous les jours, de dix heures à dix-huit heures.
        - [x] Il est fermé le mardi ; voici une autre idée.

        > **Explication :** le mardi est le jour de fermeture.

        ### Lesquels se voient de loin ?
        <!-- q: id=de-loin type=multiple score=partial objective=1 facts=F-003 -->

        - [x] Le beffroi de Béthune
        - [x] Les terrils jumeaux de Loos-en-Gohelle
        - [ ] Les galeries de mine

        > **Explication :** deux repères du paysage.

        ### Le terril est fait de la main de l’homme
        <!-- q: id=main type=truefalse objective=1 facts=F-003 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** de schistes remontés du fond.

        ### Dans quelle ville est la fosse Saint-Amé ?
        <!-- q: id=ville type=text objective=2 facts=F-002 -->

        - [x] Liévin

        > **Explication :** à Liévin.

        ### À combien de mètres culmine le terril ?
        <!-- q: id=metres type=number objective=1 facts=F-003 -->

        - [x] 186 m

        > **Explication :** à 186 mètres.

        ### Qui sert à quoi ?
        <!-- q: id=metiers type=match score=partial objective=2 facts=F-001 -->

        | Métier | Travail |
        |---|---|
        | La trieuse | à trier le charbon |
        | Le meneur | à conduire les chevaux |
        | Le haveur | à abattre la veine |
        |  | à sonner les cloches |

        > **Explication :** trois métiers.

        ### En quel ordre se suivent les temps d’une journée au fond ?
        <!-- q: id=journee-ordre type=order score=partial objective=2 facts=F-001,F-002 -->

        1. Descente
        2. Abattage
        3. Roulage
        4. Remontée

        > **Explication :** on descend, on abat, on roule, on remonte.
        """;
}
