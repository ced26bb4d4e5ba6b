// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers.Binary;
using System.Collections.Immutable;
using Training.Shared;

namespace Training.Battles;

/// <summary>Names for who does not want to play under their own: trades of the mine and plants of the slag heaps.</summary>
public static class Pseudonyms
{
    /// <summary>How often somebody may ask for another one.</summary>
    public const int Redraws = 2;

    /// <summary>Said of work, never of a person who lived.</summary>
    public static readonly ImmutableArray<string> Trades =
    [
        "Abatteur", "Accrocheur", "Boiseur", "Boutefeu", "Bowetteur", "Cafu", "Charron", "Décadreur", "Encageur", "Forgeron", "Freinteur", "Galibot", "Gazier", "Géomètre",
        "Haveur", "Hercheur", "Hercheuse", "Lampiste", "Machineur", "Maréchal-ferrant", "Moulineur", "Palefrenier", "Piqueur", "Porion", "Raccommodeur", "Raucheur",
        "Remblayeur", "Rouleur", "Trieuse",
    ];

    /// <summary>What grows on warm black schist.</summary>
    public static readonly ImmutableArray<string> Plants =
    [
        "Achillée millefeuille", "Argousier", "Armoise commune", "Bouleau verruqueux", "Buddleia", "Carotte sauvage", "Catapode rigide", "Églantier", "Épervière piloselle",
        "Épilobe en épi", "Fraisier des bois", "Galéopsis à feuilles étroites", "Linaire commune", "Lotier corniculé", "Luzerne lupuline", "Mélilot blanc", "Millepertuis perforé",
        "Molène bouillon-blanc", "Onagre bisannuelle", "Orpin âcre", "Oseille ronde", "Pavot cornu jaune", "Picris fausse épervière", "Pied-de-lièvre", "Porcelle enracinée",
        "Réséda jaune", "Robinier", "Ronce", "Saule marsault", "Séneçon du Cap", "Tanaisie", "Tussilage", "Vergerette du Canada", "Vipérine commune",
    ];

    /// <summary>A free name: the same battle, person and draw give the same one while nobody takes it.</summary>
    /// <param name="battle">Identity of the battle.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="redraw">0, then 1 to <see cref="Redraws"/>; higher counts as the highest.</param>
    /// <param name="taken">Names of the others.</param>
    public static string Offer(Guid battle, Guid person, int redraw, IEnumerable<string> taken)
    {
        var keys = taken.Select(DisplayName.KeyOf).ToHashSet();
        return Offer(battle, person, redraw, keys.Contains);
    }

    /// <summary>The same, free among those who ever came into this battle.</summary>
    public static string Offer(Battle battle, Guid person, int redraw) =>
        Offer(battle.Id, person, redraw, key => battle.Names.TryGetValue(key, out var owner) && owner != person);

    private static string Offer(Guid battle, Guid person, int redraw, Func<string, bool> isTaken)
    {
        redraw = Math.Clamp(redraw, 0, Redraws);
        var shuffled = new Luck(SeedOf(battle) ^ ulong.RotateLeft(SeedOf(person), 1)).Shuffle(Trades.Concat(Plants)).ToArray();
        // A room of a thousand uses the list more than once.
        for (var n = 1; ; n++)
        {
            var free = shuffled.Select(name => n == 1 ? name : DisplayName.Numbered(name, n)).Where(name => !isTaken(DisplayName.KeyOf(name)));
            // Counted from the start each time, so that a name taken by another moves the later ones up instead of repeating one.
            var offers = free.Take(redraw + 1).ToArray();
            if (offers.Length > redraw) return offers[redraw];
        }
    }

    private static ulong SeedOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
    }
}
