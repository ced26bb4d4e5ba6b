// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>A roster is tried out, then taken in whole or not at all.</summary>
public sealed class RosterImportTests : IDisposable
{
    private const string Header = "nom;prénom;établissement;service;matricule;entrée;sortie\n";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private DateOnly Today => ParisTime.DayOf(_site.Clock.GetUtcNow());

    private RosterImport Import => _site.Services.GetRequiredService<RosterImport>();

    private async Task<Guid> IdAsync(string userName)
    {
        await using var db = _site.OpenDb();
        return await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync();
    }

    private async Task<RosterPlan> TakeInAsync(string lines, bool isWhole = false)
    {
        var hr = await IdAsync("claire.hennebelle");
        return (await Import.ConfirmAsync(hr, Import.Keep(hr, Encoding.UTF8.GetBytes(Header + lines), isWhole)))!;
    }

    private static (int Added, int Changed, int Left, int Unchanged, int Problems) Counts(RosterPlan plan) =>
        (plan.Added.Count, plan.Changed.Count, plan.Left.Count, plan.Unchanged, plan.Problems.Count);

    private async Task<Membership[]> MembershipsAsync(string familyName)
    {
        await using var db = _site.OpenDb();
        return await db.Memberships.Where(m => db.People.Any(p => p.Id == m.PersonId && p.FamilyName == familyName)).ToArrayAsync();
    }

    [Fact]
    public async Task Taking_the_same_file_in_again_changes_nothing_and_a_changed_one_updates()
    {
        const string two = "Quidam;Sacha;Hôtel de la Gaillette;Réception;7;;\nDelattre;Zoé;Hôtel de la Gaillette;;;;\n";
        Assert.Equal((1, 0, 0, 1, 0), Counts(await TakeInAsync(two)));
        Assert.Equal((0, 0, 0, 2, 0), Counts(await TakeInAsync(two)));
        Assert.Equal((0, 1, 0, 0, 0), Counts(await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;Nuit;7;;\n")));
        var membership = Assert.Single(await MembershipsAsync("Quidam"));
        Assert.Equal(("Nuit", "7", Today, (DateOnly?)null), (membership.Service, membership.StaffNumber, membership.From, membership.To));
        await using var db = _site.OpenDb();
        Assert.Equal(3, await db.Set<AuditRow>().CountAsync(a => a.Action == "roster.imported", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_faulty_line_keeps_the_whole_file_out()
    {
        Assert.Equal((1, 0, 0, 0, 1), Counts(await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;;;\nAutre;Léo;Taxis du Carreau;;;;\n", isWhole: true)));
        Assert.Empty(await MembershipsAsync("Quidam"));
        Assert.All(await MembershipsAsync("Delattre"), m => Assert.Null(m.To));
    }

    [Fact]
    public async Task A_departure_ends_the_membership_and_leaves_the_rest()
    {
        var yesterday = Today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await using (var db = _site.OpenDb())
        {
            var zoe = await db.Memberships.SingleAsync(m => db.People.Any(p => p.Id == m.PersonId && p.FamilyName == "Delattre"), TestContext.Current.CancellationToken);
            zoe.From = Today.AddDays(-30);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((0, 0, 1, 0, 0), Counts(await TakeInAsync($"Delattre;Zoé;Hôtel de la Gaillette;;;;{yesterday}\n")));
        Assert.Equal(Today.AddDays(-1), Assert.Single(await MembershipsAsync("Delattre")).To);

        // The file is complete for the hotel: its two others have left; the estaminet, which it does not name, is untouched.
        Assert.Equal((1, 0, 2, 0, 0), Counts(await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;;;\n", isWhole: true)));
        Assert.Equal(Today, Assert.Single(await MembershipsAsync("Nowak")).To);
        Assert.Null(Assert.Single(await MembershipsAsync("O’Brien")).To);
        await using var after = _site.OpenDb();
        Assert.True(await after.Users.AnyAsync(u => u.UserName == "zoe.delattre", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Days_gone_by_are_not_opened_for_somebody_who_has_an_account()
    {
        await TakeInAsync("Delattre;Zoé;Estaminet de la Berline;;;2020-01-01;\nDelattre;Zoé;Hôtel de la Gaillette;;;2020-01-01;\n");
        Assert.All(await MembershipsAsync("Delattre"), m => Assert.Equal(Today, m.From));
    }

    [Fact]
    public async Task An_entry_day_is_taken_over_for_who_is_awaited_and_told_as_a_difference_for_who_has_an_account()
    {
        await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;;2020-01-01;\n");
        Assert.Equal((0, 1, 0, 0, 0), Counts(await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;;2021-03-01;\n")));
        Assert.Equal(new DateOnly(2021, 3, 1), Assert.Single(await MembershipsAsync("Quidam")).From);

        var plan = await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;;2020-01-01;\n");
        Assert.Equal((0, 0, 0, 1, 0), Counts(plan));
        Assert.Equal(("Zoé Delattre", new DateOnly(2020, 1, 1)), (Assert.Single(plan.Kept).Name, plan.Kept[0].Day));
        Assert.Equal(Today, Assert.Single(await MembershipsAsync("Delattre")).From);
        // A day that has not come yet opens and closes nothing.
        await SetZoeAsync(Today.AddDays(10), null);
        Assert.Equal((0, 1, 0, 0, 0), Counts(await TakeInAsync($"Delattre;Zoé;Hôtel de la Gaillette;;;{Iso(20)};\n")));
        Assert.Equal(Today.AddDays(20), Assert.Single(await MembershipsAsync("Delattre")).From);
    }

    [Fact]
    public async Task A_last_day_is_emptied_prolonged_or_brought_forward_as_the_file_says()
    {
        await SetZoeAsync(Today.AddDays(-30), Today.AddDays(30));
        Assert.Equal((0, 1, 0, 0, 0), Counts(await TakeInAsync($"Delattre;Zoé;Hôtel de la Gaillette;;;;{Iso(60)}\n")));
        Assert.Equal(Today.AddDays(60), Assert.Single(await MembershipsAsync("Delattre")).To);
        Assert.Equal((0, 0, 1, 0, 0), Counts(await TakeInAsync($"Delattre;Zoé;Hôtel de la Gaillette;;;;{Iso(10)}\n")));
        Assert.Equal((0, 1, 0, 0, 0), Counts(await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;;;\n")));
        Assert.Null(Assert.Single(await MembershipsAsync("Delattre")).To);

        // A file without that column says nothing of ends.
        await SetZoeAsync(Today.AddDays(-30), Today.AddDays(30));
        var hr = await IdAsync("claire.hennebelle");
        var plan = (await Import.ConfirmAsync(hr, Import.Keep(hr, Encoding.UTF8.GetBytes("nom;prénom;établissement\nDelattre;Zoé;Hôtel de la Gaillette\n"), isWhole: false)))!;
        Assert.Equal((0, 0, 0, 1, 0), Counts(plan));
        Assert.Equal(Today.AddDays(30), Assert.Single(await MembershipsAsync("Delattre")).To);
    }

    [Fact]
    public async Task Two_lines_about_one_stay_are_a_problem_and_neither_overwrites_the_other()
    {
        var plan = await TakeInAsync($"Delattre;Zoé;Hôtel de la Gaillette;;31;;{Iso(30)}\nDelattre;Zoé;Hôtel de la Gaillette;;;;\n");
        var problem = Assert.Single(plan.Problems);
        Assert.Equal((3, RosterFault.Twice, "2"), (problem.Line, problem.Fault, problem.Value));
        Assert.Null(Assert.Single(await MembershipsAsync("Delattre")).To);
    }

    [Fact]
    public async Task An_erased_person_is_neither_named_nor_dated_again()
    {
        await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;5;;\n");
        await using (var db = _site.OpenDb())
            await db.People.Where(p => p.FamilyName == "Quidam").ExecuteUpdateAsync(p => p.SetProperty(r => r.GivenName, OrganisationRecords.Nobody).SetProperty(r => r.FamilyName, OrganisationRecords.Nobody), TestContext.Current.CancellationToken);
        await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;5;2020-01-01;\n");
        Assert.Empty(await MembershipsAsync("Quidam"));
        Assert.Equal(Today, Assert.Single(await MembershipsAsync(OrganisationRecords.Nobody)).From);
    }

    [Fact]
    public async Task Who_left_today_and_stands_in_the_file_again_is_there_once()
    {
        await SetZoeAsync(Today.AddDays(-30), Today);
        Assert.Equal((0, 1, 0, 0, 0), Counts(await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;;;\n")));
        Assert.Null(Assert.Single(await MembershipsAsync("Delattre")).To);
    }

    private string Iso(int days) => Today.AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task SetZoeAsync(DateOnly from, DateOnly? to)
    {
        await using var db = _site.OpenDb();
        var zoe = await db.Memberships.SingleAsync(m => db.People.Any(p => p.Id == m.PersonId && p.FamilyName == "Delattre"));
        (zoe.From, zoe.To) = (from, to);
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Namesakes_need_a_number()
    {
        Assert.Equal((2, 0, 0, 0, 0), Counts(await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;1;;\nQuidam;Sacha;Hôtel de la Gaillette;;2;;\n")));
        var problem = Assert.Single((await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;;;\n")).Problems);
        Assert.Equal((2, RosterFault.Ambiguous), (problem.Line, problem.Fault));
    }

    [Fact]
    public async Task A_number_of_another_house_under_another_name_is_a_problem_and_moves_nobody()
    {
        await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;;12;;\n");
        var problem = Assert.Single((await TakeInAsync("Témoin;Camille;Estaminet de la Berline;;12;;\n")).Problems);
        Assert.Equal((2, RosterField.Number, RosterFault.NumberElsewhere, "12"), (problem.Line, problem.Column, problem.Fault, problem.Value));
        Assert.Single(await MembershipsAsync("Quidam"));

        // Under the same name it is one person in two places.
        Assert.Equal((1, 0, 0, 1, 0), Counts(await TakeInAsync("Quidam;Sacha;Estaminet de la Berline;;12;;\nQuidam;Sacha;Hôtel de la Gaillette;;12;;\n")));
        Assert.Single((await MembershipsAsync("Quidam")).Select(m => m.PersonId).Distinct());
    }

    [Fact]
    public async Task A_number_used_again_brings_nobody_back_who_left()
    {
        await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;12;;\n");
        await SetZoeAsync(Today.AddDays(-400), Today.AddDays(-200));
        Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync("Quidam;Marie;Hôtel de la Gaillette;;12;;\n")));
        Assert.Equal(Today.AddDays(-200), Assert.Single(await MembershipsAsync("Delattre")).To);
        Assert.NotEqual((await MembershipsAsync("Delattre"))[0].PersonId, Assert.Single(await MembershipsAsync("Quidam")).PersonId);
        Assert.Equal((0, 0, 0, 1, 0), Counts(await TakeInAsync("Quidam;Marie;Hôtel de la Gaillette;;12;;\n")));
        // Who comes back under their own name and number is themselves.
        Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;12;;\n")));
        Assert.Single((await MembershipsAsync("Delattre")).Select(m => m.PersonId).Distinct());
    }

    [Fact]
    public async Task A_number_of_somebody_who_is_there_means_them_under_a_new_name_and_nobody_else()
    {
        await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;12;;\nQuidan;Sasha;Hôtel de la Gaillette;;13;;\n");
        var problem = Assert.Single((await TakeInAsync("Autre;Marie;Hôtel de la Gaillette;;12;;\n")).Problems);
        Assert.Equal((2, RosterField.Number, RosterFault.NumberTaken, "Zoé Delattre"), (problem.Line, problem.Column, problem.Fault, problem.Value));
        Assert.Empty(await MembershipsAsync("Autre"));

        // Somebody who married is still there, and writes their own name; whoever has not come yet is named as the list corrects it.
        Assert.Equal((0, 1, 0, 1, 0), Counts(await TakeInAsync("Delattre-Lenoir;Zoé;Hôtel de la Gaillette;;12;;\nQuidam;Sacha;Hôtel de la Gaillette;;13;;\n")));
        Assert.Single(await MembershipsAsync("Delattre"));
        Assert.Single(await MembershipsAsync("Quidam"));

        // Once the departure is noted, the number is free.
        await SetZoeAsync(Today.AddDays(-30), null);
        Assert.Equal((0, 0, 1, 0, 0), Counts(await TakeInAsync($"Delattre;Zoé;Hôtel de la Gaillette;;12;;{Iso(-1)}\n")));
        Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync("Autre;Marie;Hôtel de la Gaillette;;12;;\n")));
    }

    [Fact]
    public async Task One_number_at_two_houses_of_a_file_is_two_people_when_the_names_differ()
    {
        const string two = "Quidam;Sacha;Hôtel de la Gaillette;;7;;\nTémoin;Camille;Estaminet de la Berline;;7;;\n";
        Assert.Equal((2, 0, 0, 0, 0), Counts(await TakeInAsync(two)));
        Assert.NotEqual(Assert.Single(await MembershipsAsync("Quidam")).PersonId, Assert.Single(await MembershipsAsync("Témoin")).PersonId);
        Assert.Equal((0, 0, 0, 2, 0), Counts(await TakeInAsync(two)));
    }

    [Fact]
    public async Task A_number_given_to_somebody_known_follows_them_to_the_next_line()
    {
        Assert.Equal((1, 1, 0, 0, 0), Counts(await TakeInAsync("Delattre;Zoé;Hôtel de la Gaillette;;31;;\nDelattre;Zoé;Estaminet de la Berline;;31;;\n")));
        Assert.Single((await MembershipsAsync("Delattre")).Select(m => m.PersonId).Distinct());
    }

    [Theory]
    [InlineData("12")]
    [InlineData("")]
    public async Task Two_organisations_never_share_a_person(string number)
    {
        await using (var db = _site.OpenDb())
        {
            var other = await db.Establishments.Where(e => e.Name == "Taxis du Carreau").Select(e => e.OrganisationId).SingleAsync(TestContext.Current.CancellationToken);
            db.Add(new HrScope(await IdAsync("claire.hennebelle"), other));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        // A namesake, and with a number somebody of quite another name too.
        Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync($"Quidam;Sacha;Taxis du Carreau;;{number};;\n")));
        Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync($"Quidam;Sacha;Hôtel de la Gaillette;;{number};;\n")));
        Assert.Equal(2, (await MembershipsAsync("Quidam")).Select(m => m.PersonId).Distinct().Count());
        var both = $"Double;Alix;Taxis du Carreau;;{number}0;;\nDouble;Alix;Hôtel de la Gaillette;;{number}0;;\n";
        Assert.Equal((2, 0, 0, 0, 0), Counts(await TakeInAsync(both)));
        Assert.Equal(2, (await MembershipsAsync("Double")).Select(m => m.PersonId).Distinct().Count());
        if (number.Length > 0)
        {
            Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync("Seul;Dominique;Hôtel de la Gaillette;;99;;\n")));
            Assert.Equal((1, 0, 0, 0, 0), Counts(await TakeInAsync("Autre;Claude;Taxis du Carreau;;99;;\n")));
        }
    }

    [Fact]
    public async Task Somebody_else_s_file_is_not_found_and_an_old_one_is_forgotten()
    {
        var (claire, hugo) = (await IdAsync("claire.hennebelle"), await IdAsync("hugo.lemaire"));
        var file = Import.Keep(claire, Encoding.UTF8.GetBytes(Header + "Quidam;Sacha;Hôtel de la Gaillette;;;;\n"), isWhole: false);
        Assert.Null(await Import.ConfirmAsync(hugo, file));
        Assert.NotNull(await Import.TryOutAsync(claire, file));
        _site.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Null(await Import.ConfirmAsync(claire, file));
    }

    [Fact]
    public async Task Whom_the_list_awaits_joins_as_that_very_person()
    {
        await TakeInAsync("Quidam;Sacha;Hôtel de la Gaillette;Nuit;7;;\n");
        await using var scope = _site.Services.CreateAsyncScope();
        var enrolment = scope.ServiceProvider.GetRequiredService<Enrolment>();
        var house = (await enrolment.FindByCodeAsync("GA3TTEAA"))!;
        var (account, result) = await enrolment.CreateAsync(new NewPerson("sacha", "QUIDAM", "une-lampe-au-fond"), house.Id);
        Assert.True(result.Succeeded);
        await enrolment.JoinAsync(account.Id, house.Id);
        Assert.Equal(account.Id, Assert.Single(await MembershipsAsync("QUIDAM")).PersonId);
        var (second, _) = await enrolment.CreateAsync(new NewPerson("sacha", "QUIDAM", "une-lampe-au-fond"), house.Id);
        Assert.NotEqual(account.Id, second.Id);
    }

    [Fact]
    public async Task The_page_shows_each_fault_then_what_would_be_done_and_confirms()
    {
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync("/portal/roster");
        await claire.UploadAsync("main form", "file", Encoding.Latin1.GetBytes("nom;prénom;établissement\nQuidam;;Hôtel de la Gaillette"));
        Assert.Equal(["2", "Prénom"], claire.Page.QuerySelectorAll(".faults tbody tr > *").Take(2).Select(c => c.TextContent));
        Assert.Contains("Cette case est vide.", claire.Html, StringComparison.Ordinal);
        Assert.Empty(claire.Page.QuerySelectorAll("main form"));

        await claire.GoAsync("/portal/roster");
        await claire.UploadAsync("main form", "file", Encoding.UTF8.GetBytes("nom;prénom;établissement\nQuidam;Sacha;Hôtel de la Gaillette"));
        Assert.Empty(await MembershipsAsync("Quidam"));
        await claire.SubmitAsync("main form");
        Assert.StartsWith("/portal/roster?added=1", claire.Path, StringComparison.Ordinal);
        Assert.Single(await MembershipsAsync("Quidam"));

        // What is not taken over is told before anything is confirmed.
        await claire.GoAsync("/portal/roster");
        await claire.UploadAsync("main form", "file", Encoding.UTF8.GetBytes("nom;prénom;établissement;entrée\nDelattre;Zoé;Hôtel de la Gaillette;2020-01-01"));
        Assert.Contains("Dates non reprises", claire.Page.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        await claire.GoAsync("/portal/roster/template.csv");
        // Reading the answer as a text takes the byte order mark away.
        Assert.StartsWith("Nom;Prénom;Établissement;", claire.Html, StringComparison.Ordinal);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await claire.Answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[..3]);
    }
}
