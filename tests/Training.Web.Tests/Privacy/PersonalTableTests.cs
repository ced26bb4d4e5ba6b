// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Training.Organisations;
using Training.Web.Attempts;
using Training.Web.Battles;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>No table holds something of people without saying what an export and an erasure do with it.</summary>
public sealed class PersonalTableTests(TestSite site) : IClassFixture<TestSite>
{
    /// <summary>Tables that hold nobody. One that is added here must hold no identity of a person, in no column.</summary>
    private static readonly string[] Nobody =
    [
        typeof(Organisation).Name, typeof(Establishment).Name, typeof(QuestionTextRow).Name, typeof(BattleQuestionRow).Name, typeof(BattleTallyRow).Name,
        typeof(IdentityRole<Guid>).Name, typeof(IdentityRoleClaim<Guid>).Name,
        // The training as it was followed, and who provides it: no learner.
        "EditionRow", "ProviderSheetRow",
        // Who pays for whose people, and no person.
        typeof(Training.Certificates.FundingAgreement).Name,
    ];

    [Fact]
    public void Every_table_of_people_is_registered_by_its_room()
    {
        using var db = site.OpenDb();
        var known = site.Services.GetServices<PersonalTable>().Select(t => t.Row).ToHashSet();
        var silent = db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.ClrType).Where(row => !known.Contains(row) && !Nobody.Contains(row.Name)).Select(row => row.Name).Order().ToArray();
        Assert.True(silent.Length == 0,
            $"""
            Nobody says what an export and an erasure do with {string.Join(", ", silent)}.
            Where the table holds something of people, register it in its room's records, for instance in AttemptRecords.cs
                .AddPersonal("attempts", Keeping.Evidence, (db, person) => db.Set<AttemptRow>().Where(a => a.PersonId == person))
            and give its name a word « table-… » in PrivacyWords (three languages). Where it holds nobody, add it to PersonalTableTests.Nobody.
            """);
    }

    [Fact]
    public void Every_registered_table_has_its_word_and_a_name_of_its_own()
    {
        var tables = site.Services.GetServices<PersonalTable>().ToArray();
        Assert.Equal(tables.Length, tables.Select(t => t.Name).Distinct().Count());
        var words = site.Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<PrivacyWords>>();
        Assert.All(tables, table => Assert.False(words[$"table-{table.Name}"].ResourceNotFound, $"table-{table.Name}"));
    }

    [Fact]
    public void An_erasure_goes_through_what_leans_on_another_first()
    {
        var order = site.Services.GetRequiredService<PersonalData>().Tables.Select(t => t.Name).ToList();
        Assert.True(order.IndexOf("attempt-answers") < order.IndexOf("attempt-questions"));
        Assert.True(order.IndexOf("attempt-questions") < order.IndexOf("attempts"));
        Assert.True(order.IndexOf("battle-answers") < order.IndexOf("battle-seats"));
        Assert.Equal("person", order.Where(n => n is "person" or "memberships" or "attempts" or "modules-completed").Last());
    }
}
