// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Tests.Certificates;

public sealed class ProviderSheetTests
{
    private static readonly ProviderSheet Sheet = new()
    {
        Provider = new Provider
        {
            Name = " Groupe Gaillette ", Address = "4 rue de la Fosse, 62300 Lens", Siret = "123 456 782 00002", ActivityNumber = "32.62.01234.62",
            Standing = ProviderStanding.Declared,
        },
        City = "Lens", Signatory = "Hélène Vasseur", Capacity = "responsable pédagogique",
    };

    [Fact]
    public void Lines_are_tidied_before_they_are_kept()
    {
        var tidied = Sheet.Tidied;
        Assert.Equal(("Groupe Gaillette", "12345678200002", "32620123462"), (tidied.Provider.Name, tidied.Provider.Siret, tidied.Provider.ActivityNumber));
        Assert.Empty(tidied.Faults());
    }

    [Fact]
    public void An_internal_provider_keeps_no_declaration() =>
        Assert.Empty((Sheet with { Provider = Sheet.Provider with { Standing = ProviderStanding.Internal } }).Tidied.Provider.ActivityNumber);

    [Fact]
    public void An_empty_sheet_can_be_kept_and_filled_in_later() => Assert.Empty(new ProviderSheet().Faults());

    [Theory]
    [InlineData("12345678200003", "", SheetField.Siret)]
    [InlineData("1234567820000", "", SheetField.Siret)]
    [InlineData("", "3262012346", SheetField.ActivityNumber)]
    public void A_wrong_number_is_refused(string siret, string declaration, SheetField field) =>
        Assert.Equal(SheetFault.NotANumber, new ProviderSheet { Provider = new Provider { Siret = siret, ActivityNumber = declaration } }.Faults()[field]);

    [Theory]
    [InlineData(SheetField.Name, 120)]
    [InlineData(SheetField.Address, 240)]
    [InlineData(SheetField.City, 80)]
    [InlineData(SheetField.Signatory, 120)]
    [InlineData(SheetField.Capacity, 120)]
    public void A_line_longer_than_its_limit_is_refused(SheetField field, int limit)
    {
        Assert.Equal(limit, ProviderSheet.MaxLength(field));
        Assert.Empty(With(field, new string('a', limit)).Faults());
        Assert.Equal(SheetFault.TooLong, With(field, new string('a', limit + 1)).Faults()[field]);
    }

    private static ProviderSheet With(SheetField field, string text) => field switch
    {
        SheetField.Name => new() { Provider = new Provider { Name = text } },
        SheetField.Address => new() { Provider = new Provider { Address = text } },
        SheetField.City => new() { City = text },
        SheetField.Signatory => new() { Signatory = text },
        _ => new() { Capacity = text },
    };
}
