// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Tests.Certificates;

public sealed class EligibilityTests
{
    private static readonly Provider Provider = new()
    {
        Name = "Centre de formation du Carreau", Address = "4 rue de la Fosse, 62300 Lens", Siret = "12345678200002", ActivityNumber = "32620123462",
        Standing = ProviderStanding.Declared,
    };

    private static readonly RealisationDraft Whole = new()
    {
        Provider = Provider, Signatory = "Hélène Vasseur", SignatoryCapacity = "directrice", Learner = "Zoé Delattre", Employer = "Groupe Gaillette",
        Title = "Ambassadeur du Bassin minier", Nature = TrainingNature.Training, FirstDay = new(2025, 5, 5), LastDay = new(2025, 6, 2), Minutes = 210,
    };

    private static RealisationDraft With(Func<Provider, Provider> change) => Whole with { Provider = change(Provider) };

    public static TheoryData<string, RealisationDraft, Requirement[]> Table => new()
    {
        { "whole", Whole, [] },
        { "no name", With(p => p with { Name = " " }), [Requirement.ProviderName] },
        { "no address", With(p => p with { Address = "" }), [Requirement.ProviderAddress] },
        { "no SIRET", With(p => p with { Siret = "" }), [Requirement.Siret] },
        { "wrong SIRET", With(p => p with { Siret = "12345678200003" }), [Requirement.Siret] },
        { "no declaration", With(p => p with { ActivityNumber = "" }), [Requirement.ActivityNumber] },
        { "wrong declaration", With(p => p with { ActivityNumber = "326201" }), [Requirement.ActivityNumber] },
        { "internal, of its own people", With(p => p with { ActivityNumber = "", Standing = ProviderStanding.Internal }) with { ProviderIsEmployer = true }, [] },
        { "internal, of the people of others", With(p => p with { ActivityNumber = "", Standing = ProviderStanding.Internal }), [Requirement.ActivityNumber] },
        { "declared, of its own people", With(p => p with { ActivityNumber = "" }) with { ProviderIsEmployer = true }, [Requirement.ActivityNumber] },
        { "no signatory", Whole with { Signatory = "" }, [Requirement.Signatory] },
        { "no capacity", Whole with { SignatoryCapacity = "\u00a0" }, [Requirement.SignatoryCapacity] },
        { "no learner", Whole with { Learner = "" }, [Requirement.Learner] },
        { "no employer", Whole with { Employer = "" }, [Requirement.Employer] },
        { "no title", Whole with { Title = "" }, [Requirement.Title] },
        { "no nature", Whole with { Nature = null }, [Requirement.Nature] },
        { "no first day", Whole with { FirstDay = null }, [Requirement.Dates] },
        { "no last day", Whole with { LastDay = null }, [Requirement.Dates] },
        { "days exchanged", Whole with { FirstDay = Whole.LastDay, LastDay = Whole.FirstDay }, [Requirement.Dates] },
        { "one day", Whole with { FirstDay = Whole.LastDay }, [] },
        { "no hours", Whole with { Minutes = 0 }, [Requirement.Hours] },
        { "no provider", Whole with { Provider = null }, [Requirement.ProviderName, Requirement.ProviderAddress, Requirement.Siret, Requirement.ActivityNumber] },
        { "nothing", new RealisationDraft(), Enum.GetValues<Requirement>() },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void What_a_certificat_de_realisation_lacks_is_named(string what, RealisationDraft draft, Requirement[] missing)
    {
        Assert.NotEmpty(what);
        Assert.Equal(missing, Eligibility.Missing(draft));
    }
}
