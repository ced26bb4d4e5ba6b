// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Tests.Attempts;

/// <summary>A pool with one question of each type, asked in this order, and what a person who reads the page gives for them.</summary>
internal static class AllTypes
{
    public const int Count = 7;

    public const string Text = """
        ### Un seul choix ?
        <!-- q: id=un-choix type=single objective=1 facts=F-001 -->

        - [ ] Non
        - [x] Oui
        - [ ] Jamais

        > **Explication :** un choix.

        ### Plusieurs choix ?
        <!-- q: id=des-choix type=multiple objective=1 facts=F-001 score=partial -->

        - [x] Bleu
        - [x] Rouge
        - [ ] Gris

        > **Explication :** deux choix.

        ### Vrai ou faux ?
        <!-- q: id=vrai type=truefalse objective=1 facts=F-001 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** vrai.

        ### Quel mot ?
        <!-- q: id=mot type=text objective=2 facts=F-003 -->

        - [x] L’Écopalais de Nœux

        > **Explication :** un mot.

        ### Quelle longueur ?
        <!-- q: id=longueur type=number objective=2 facts=F-003 -->

        - [x] 1200..1300 m
        - [x] 1250 ± 200 m (50 %)

        > **Explication :** une longueur.

        ### Qui va avec qui ?
        <!-- q: id=paires type=match objective=3 facts=F-003 score=partial -->

        | À gauche | À droite |
        |---|---|
        | un | premier |
        | deux | deuxième |
        | trois | troisième |
        |  | centième |

        > **Explication :** des paires.

        ### Dans quel ordre ?
        <!-- q: id=ordre type=order objective=3 facts=F-003 score=partial -->

        1. Lever
        2. Midi
        3. Coucher

        > **Explication :** un ordre.
        """;

    /// <summary>Per stem: what a knowing person reads and picks, one entry a field, and the same for a person who errs.</summary>
    public static (string Right, string Wrong, string WrongVerdict) Given(string stem) => stem.Split(' ')[0] switch
    {
        "Un" => ("Oui", "Jamais", Missed),
        "Plusieurs" => ("Bleu|Rouge", "Bleu", Part),
        "Vrai" => ("Vrai", "Faux", Missed),
        "Quel" => ("  l'ecopalais DE noeux ", "Le Louvre", Missed),
        "Quelle" => ("1\u202f250,5 m", "1\u00a0100", Part),
        "Qui" => ("premier|deuxième|troisième", "premier|centième|troisième", Part),
        "Dans" => ("Lever|Midi|Coucher", "Coucher|Midi|Lever", Missed),
        _ => throw new ArgumentOutOfRangeException(nameof(stem), stem, null),
    };

    public const string Right = "C’est juste";
    public const string Missed = "Pas cette fois, et c’est utile";
    public const string Part = "Une partie est juste";
}
