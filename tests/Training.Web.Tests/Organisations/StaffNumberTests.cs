// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
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

/// <summary>Namesakes who joined by code get their numbers on their pages, and a staff list knows them by these.</summary>
public sealed class StaffNumberTests : IDisposable
{
    private const string Two = "nom;prénom;établissement;service;matricule\nMartin;Jean;Hôtel de la Gaillette;Cuisine;1\nMartin;Jean;Hôtel de la Gaillette;Salle;2\n";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Guid> JoinAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var enrolment = scope.ServiceProvider.GetRequiredService<Enrolment>();
        var house = (await enrolment.FindByCodeAsync("GA3TTEAA"))!;
        var (account, _) = await enrolment.CreateAsync(new NewPerson("Jean", "Martin", "une-lampe-au-fond"), house.Id);
        await enrolment.JoinAsync(account.Id, house.Id);
        return account.Id;
    }

    private async Task<RosterPlan> TakeInAsync(string file)
    {
        await using var db = _site.OpenDb();
        var (claire, import) = (await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync(Stop), _site.Services.GetRequiredService<RosterImport>());
        return (await import.ConfirmAsync(claire, import.Keep(claire, Encoding.UTF8.GetBytes(file), isWhole: false)))!;
    }

    private async Task<string[]> NumbersAsync(params Guid[] people)
    {
        await using var db = _site.OpenDb();
        var all = await db.Memberships.Where(m => people.Contains(m.PersonId)).ToListAsync(Stop);
        return [.. people.Select(p => all.Where(m => m.PersonId == p).MaxBy(m => m.From)!).Select(m => $"{m.StaffNumber} {m.Service}")];
    }

    [Fact]
    public async Task Two_namesakes_without_numbers_get_them_on_their_pages_and_then_from_the_list()
    {
        var (first, second) = (await JoinAsync(), await JoinAsync());
        Assert.Equal([(2, RosterFault.NumberUnwritten), (3, RosterFault.NumberUnwritten)], (await TakeInAsync(Two)).Problems.Select(p => (p.Line, p.Fault)));

        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        foreach (var (person, number) in ((Guid, string)[])[(first, " 2 "), (second, "1")])
        {
            await claire.GoAsync(Addresses.PortalPerson(person));
            await claire.SubmitAsync($"form[action='{Addresses.PortalPersonNumber(person)}']", ("number", number));
            Assert.Equal("Le matricule est enregistré", claire.Text(".note[role=status] .note__t"));
        }

        Assert.Equal(["2 ", "1 "], await NumbersAsync(first, second));
        var plan = await TakeInAsync(Two);
        Assert.Equal((0, 0, 2), (plan.Problems.Count, plan.Added.Count, plan.Changed.Count));
        Assert.Equal(["2 Salle", "1 Cuisine"], await NumbersAsync(first, second));
        await using var db = _site.OpenDb();
        Assert.Equal(2, await db.Set<AuditRow>().CountAsync(a => a.Action == StaffNumbers.Action, Stop));
    }

    [Fact]
    public async Task One_namesake_without_a_number_is_not_the_first_line_s()
    {
        var person = await JoinAsync();
        // A stay of long ago, before anybody wrote numbers, changes nothing.
        await using (var db = _site.OpenDb())
        {
            var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
            db.Add(new Membership
            {
                Id = Guid.NewGuid(), PersonId = person, EstablishmentId = await db.Establishments.Where(e => e.JoinCode == "GA3TTEAA").Select(e => e.Id).SingleAsync(Stop),
                From = today.AddDays(-400), To = today.AddDays(-200),
            });
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal([(2, RosterFault.NumberUnwritten), (3, RosterFault.NumberUnwritten)], (await TakeInAsync(Two)).Problems.Select(p => (p.Line, p.Fault)));
        Assert.Equal(NumberWriting.Kept, await WriteAsync("claire.hennebelle", person, "2"));
        var plan = await TakeInAsync(Two);
        Assert.Equal((0, 1, 1), (plan.Problems.Count, plan.Added.Count, plan.Changed.Count));
        Assert.Equal(["2 Salle"], await NumbersAsync(person));
    }

    [Fact]
    public async Task A_number_is_one_person_s_and_written_only_by_who_keeps_the_house()
    {
        var (first, second) = (await JoinAsync(), await JoinAsync());
        Assert.Equal(NumberWriting.Kept, await WriteAsync("claire.hennebelle", first, "a7"));
        Assert.Equal(NumberWriting.Taken, await WriteAsync("claire.hennebelle", second, "A7"));
        Assert.Equal(NumberWriting.TooLong, await WriteAsync("claire.hennebelle", second, new string('1', RosterReader.LongestNumber + 1)));
        // Another employer's partner, and who only reads.
        foreach (var other in (string[])["hugo.lemaire", "solene.dubrulle", "zoe.delattre"]) Assert.Equal(NumberWriting.NotFound, await WriteAsync(other, second, "8"));
        Assert.Equal(["a7 ", " "], await NumbersAsync(first, second));
        Assert.Equal(NumberWriting.Kept, await WriteAsync("claire.hennebelle", first, ""));
        Assert.Equal([" "], await NumbersAsync(first));

        using var fund = await _site.Visit().SignInAsync("solene.dubrulle");
        await fund.GoAsync(Addresses.PortalPerson(first));
        Assert.Equal(HttpStatusCode.OK, fund.Answer.StatusCode);
        Assert.Null(fund.Page.QuerySelector("main form"));
    }

    private async Task<NumberWriting> WriteAsync(string userName, Guid person, string number)
    {
        await using var db = _site.OpenDb();
        var hr = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(Stop);
        var house = await db.Establishments.Where(e => e.JoinCode == "GA3TTEAA").Select(e => e.Id).SingleAsync(Stop);
        return await _site.Services.GetRequiredService<StaffNumbers>().WriteAsync(hr, person, house, number);
    }
}
