// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules.Reading;

/// <summary>A container that authors may write, with its look and its title in each language.</summary>
internal sealed record ContainerKind(string Word, string Style, string Icon, string Fr, string En, string Nl)
{
    public const string Phrase = "phrase";

    public static ImmutableArray<ContainerKind> All { get; } =
    [
        new("astuce", "tip", "i-bulb", "Au comptoir", "At the desk", "Aan de balie"),
        new("a-retenir", "keep", "s-lampe-allumee", "À retenir", "To remember", "Om te onthouden"),
        new("vocabulaire", "words", "i-book", "Le mot juste", "The right word", "Het juiste woord"),
        new(Phrase, "say", "i-speak", "À dire à un visiteur", "To say to a visitor", "Te zeggen aan een bezoeker"),
        new("saviez-vous", "know", "i-info", "Le saviez-vous\u202F?", "Did you know?", "Wist u dat?"),
    ];

    public static ContainerKind? Find(string? word) => All.FirstOrDefault(k => k.Word == word);

    public string Title(string lang) => lang switch { "en" => En, "nl" => Nl, _ => Fr };
}
