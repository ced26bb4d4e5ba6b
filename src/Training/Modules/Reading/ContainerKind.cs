// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
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

    /// <summary>Languages in which something is said to a visitor, by tag, as one names them.</summary>
    public static readonly FrozenDictionary<string, SpokenLanguage> Spoken = new Dictionary<string, SpokenLanguage>
    {
        ["fr"] = new("en français", "in French", "in het Frans"),
        ["en"] = new("en anglais", "in English", "in het Engels"),
        ["nl"] = new("en néerlandais", "in Dutch", "in het Nederlands"),
        ["de"] = new("en allemand", "in German", "in het Duits"),
        ["es"] = new("en espagnol", "in Spanish", "in het Spaans"),
        ["it"] = new("en italien", "in Italian", "in het Italiaans"),
        ["pt"] = new("en portugais", "in Portuguese", "in het Portugees"),
        ["pl"] = new("en polonais", "in Polish", "in het Pools"),
        ["uk"] = new("en ukrainien", "in Ukrainian", "in het Oekraïens"),
        ["ja"] = new("en japonais", "in Japanese", "in het Japans"),
        ["zh"] = new("en chinois", "in Chinese", "in het Chinees"),
    }.ToFrozenDictionary();

    public static ContainerKind? Find(string? word) => All.FirstOrDefault(k => k.Word == word);

    public string Title(string lang) => lang switch { "en" => En, "nl" => Nl, _ => Fr };
}

/// <summary>How a language is named in each of ours.</summary>
internal sealed record SpokenLanguage(string Fr, string En, string Nl)
{
    public string In(string lang) => lang switch { "en" => En, "nl" => Nl, _ => Fr };
}
