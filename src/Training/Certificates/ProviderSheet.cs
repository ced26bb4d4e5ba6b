// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Certificates;

/// <summary>A line of the sheet that an organisation keeps about itself as a provider.</summary>
public enum SheetField
{
    /// <summary>Legal name.</summary>
    Name,

    /// <summary>Postal address on one line.</summary>
    Address,

    /// <summary>City where its documents are signed.</summary>
    City,

    /// <summary>Its SIRET.</summary>
    Siret,

    /// <summary>Number of its declaration of activity.</summary>
    ActivityNumber,

    /// <summary>Who signs.</summary>
    Signatory,

    /// <summary>In which capacity.</summary>
    Capacity,
}

/// <summary>What is wrong with a line.</summary>
public enum SheetFault
{
    /// <summary>More characters than the line takes, see <see cref="ProviderSheet.MaxLength"/>.</summary>
    TooLong,

    /// <summary>Not a number that the register can have given.</summary>
    NotANumber,
}

/// <summary>
/// What an organisation says of itself as a provider. Lines may be empty: it is filled in step by step, and <see cref="Eligibility"/> says
/// what a document still lacks. A number that is there must be a right one.
/// </summary>
public sealed record ProviderSheet
{
    /// <summary>Name, address, SIRET, declaration and standing.</summary>
    public Provider Provider { get; init; } = new();

    /// <summary>City where its documents are signed.</summary>
    public string City { get; init; } = "";

    /// <summary>Who signs its documents.</summary>
    public string Signatory { get; init; } = "";

    /// <summary>In which capacity, as printed.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>How many characters a line takes; numbers are counted once their spaces are gone.</summary>
    public static int MaxLength(SheetField field) => field switch
    {
        SheetField.Address => 240,
        SheetField.Siret => Siret.Length,
        SheetField.ActivityNumber => ActivityNumber.Length,
        SheetField.City => 80,
        _ => 120,
    };

    /// <summary>The sheet without spaces around its lines or inside its numbers; an internal provider has no declaration.</summary>
    public ProviderSheet Tidied => new()
    {
        Provider = Provider with
        {
            Name = Provider.Name.Trim(), Address = Provider.Address.Trim(), Siret = Siret.Fold(Provider.Siret),
            ActivityNumber = Provider.Standing == ProviderStanding.Internal ? "" : ActivityNumber.Fold(Provider.ActivityNumber),
        },
        City = City.Trim(), Signatory = Signatory.Trim(), Capacity = Capacity.Trim(),
    };

    /// <summary>Each line of a tidied sheet that cannot be kept, with why.</summary>
    public ImmutableDictionary<SheetField, SheetFault> Faults()
    {
        var faults = ImmutableDictionary.CreateBuilder<SheetField, SheetFault>();
        foreach (var (field, text) in Lines)
        {
            if (field == SheetField.Siret && text.Length > 0 && !Siret.IsValid(text)) faults[field] = SheetFault.NotANumber;
            else if (field == SheetField.ActivityNumber && text.Length > 0 && !ActivityNumber.IsValid(text)) faults[field] = SheetFault.NotANumber;
            else if (text.Length > MaxLength(field)) faults[field] = SheetFault.TooLong;
        }

        return faults.ToImmutable();
    }

    /// <summary>Its lines in the order of the page.</summary>
    public IEnumerable<(SheetField Field, string Text)> Lines =>
    [
        (SheetField.Name, Provider.Name), (SheetField.Address, Provider.Address), (SheetField.City, City), (SheetField.Siret, Provider.Siret),
        (SheetField.ActivityNumber, Provider.ActivityNumber), (SheetField.Signatory, Signatory), (SheetField.Capacity, Capacity),
    ];
}
