// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Shared;

namespace Training.Load.Content;

/// <summary>Plain sentences from lists of words: enough variety that no text is another's.</summary>
internal static class Phrases
{
    private static readonly string[] Nouns =
    [
        "un café sur la place", "une visite du musée", "un marché du matin", "une balade au canal", "un tour en barque", "une table du soir", "un sentier du terril",
        "une salle de concert", "un atelier de cuisine", "une nuit au calme", "un verre en terrasse", "une boutique de jouets", "un jardin fermé", "une vue du beffroi",
        "un train du soir", "une cité à pied", "un banc au soleil", "une fête de quartier", "un livre de contes", "une carte de la ville",
    ];

    private static readonly string[] Starts =
    [
        "Le visiteur demande", "La cliente préfère", "On propose d’abord", "Chacun connaît ici", "Le voisin conseille", "La collègue annonce", "Le guide montre", "On cherche souvent",
    ];

    private static readonly string[] Ends =
    [
        "avant de repartir", "quand il fait beau", "après un long trajet", "pour toute la famille", "sans se presser", "à deux pas d’ici", "dès le premier jour", "en toute saison",
    ];

    private static readonly string[] Headings = ["Avant de partir", "Ce que l’on voit", "Bien répondre", "Un jour de pluie", "Pour les familles", "À deux pas", "Le bon moment", "Dire les choses"];

    public static string Heading(Luck luck) => Headings[luck.Below(Headings.Length)];

    public static string Thing(Luck luck) => Nouns[luck.Below(Nouns.Length)];

    /// <summary>Different ones.</summary>
    public static string[] Things(Luck luck, int count) => luck.Shuffle(Nouns)[..count];

    public static string Paragraph(Luck luck, int sentences) => string.Join(' ', Enumerable.Range(0, sentences).Select(_ => Sentence(luck)));

    private static string Sentence(Luck luck) => $"{Starts[luck.Below(Starts.Length)]} {Thing(luck)}, puis {Thing(luck)}, {Ends[luck.Below(Ends.Length)]}.";
}
