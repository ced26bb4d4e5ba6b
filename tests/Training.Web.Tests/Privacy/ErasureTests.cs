// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Battles;
using Training.Web.Certificates;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Battles;
using Training.Web.Tests.Certificates;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>An erasure forgets nothing, keeps only what the law obliges to keep, and says so.</summary>
public sealed class ErasureTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly Traces _traces;

    public ErasureTests() => _traces = new Traces(_site);

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Erasure Erasure => _site.Services.GetRequiredService<Erasure>();

    [Fact]
    public async Task Nothing_of_an_erased_person_is_found_in_any_column_of_any_table()
    {
        var (zoe, agnes) = (await _traces.PersonAsync("zoe.delattre"), await _traces.PersonAsync("agnes.morel"));
        var number = await _traces.LeaveAsync(zoe);
        Assert.NotEmpty(await _traces.FindAsync("Delattre"));

        Assert.Null((await Erasure.CarryOutAsync(zoe, agnes)).Blocked);
        foreach (var word in (string[])["Delattre", "zoe.delattre", Traces.BattleName]) Assert.Empty(await _traces.FindAsync(word));
        // The identity stays where a trace must lead to somebody without a name, and nowhere else.
        Assert.Equal(["audit_log.subject", "documents.person_id", "people.id"], (await _traces.FindAsync(zoe.ToString())).Concat(await _traces.FindAsync(zoe.ToString("N"))).Distinct().Order());

        Assert.True(CertificateNumber.TryParse(number, out var read));
        var shown = await _site.Services.GetRequiredService<CertificateRegistry>().FindAsync(read);
        Assert.Equal(DocumentStatus.Withdrawn, shown!.Status);
        Assert.Null(shown.Certificate);
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_of_who_was_erased_stay_in_their_employer_s_register_without_a_name()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await using var db = _site.OpenDb();
        var house = await db.Establishments.SingleAsync(e => db.Memberships.Any(m => m.PersonId == zoe && m.EstablishmentId == e.Id), Stop);
        var certificate = Sample.Certificate with { HolderName = "Zoé Delattre", FirstDay = today, LastDay = today, IssuedOn = today };
        var right = new Entitlement(certificate, zoe, new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", ""), [], house.Id, house.OrganisationId);
        var number = ((Issued)await _site.Services.GetRequiredService<CertificateRegistry>().IssueAsync(right)).Number.ToString();
        Assert.Null((await Erasure.CarryOutAsync(zoe, null)).Blocked);

        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        foreach (var address in (string[])[Addresses.PortalDocuments, Addresses.DocumentsCsv])
        {
            await claire.GoAsync(address);
            Assert.Contains(number, claire.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Delattre", claire.Html, StringComparison.Ordinal);
        }

        // Of another house, nothing is told: not even that there was one.
        var other = await db.Users.Where(u => u.UserName == "pauline.duriez").Select(u => u.Id).SingleAsync(Stop);
        db.Add(new Training.Organisations.HrScope(other, await db.Organisations.Where(o => o.Id != house.OrganisationId).Select(o => o.Id).FirstAsync(Stop)));
        await db.SaveChangesAsync(Stop);
        Assert.Equal(0, await _site.Services.GetRequiredService<DocumentShelf>().CountAsync(other, new DocumentFilter(), Stop));
    }

    [Fact]
    public async Task Answers_in_battles_become_counts_of_nobody()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        await _traces.LeaveAsync(zoe);
        await Erasure.CarryOutAsync(zoe, null);
        await using var db = _site.OpenDb();
        Assert.Empty(db.Set<BattlePlayerRow>());
        Assert.Empty(db.Set<BattleAnswerRow>());
        var battle = await db.Set<BattleRow>().SingleAsync(Stop);
        Assert.Equal((Guid.Empty, null), (battle.CreatedBy, battle.HostId));
        Assert.DoesNotContain(zoe.ToString(), battle.Heirs, StringComparison.OrdinalIgnoreCase);
        Assert.Single(battle.Heirs.Split(','));
        var tally = await db.Set<BattleTallyRow>().SingleAsync(Stop);
        Assert.Equal((1, 1, "0,1"), (tally.Answers, tally.Right, tally.Picks));
    }

    [Fact]
    public async Task What_proves_a_certificat_de_realisation_is_kept_to_its_day_and_goes_then()
    {
        var (zoe, agnes) = (await _traces.PersonAsync("zoe.delattre"), await _traces.PersonAsync("agnes.morel"));
        var number = await _traces.LeaveAsync(zoe, CertificateKind.Realisation);
        var until = new DateOnly(ParisTime.DayOf(_site.Clock.GetUtcNow()).Year + 3, 12, 31);
        var desk = _site.Services.GetRequiredService<RightsDesk>();
        var receipt = (await desk.AskAsync(zoe, new RightsForm(RequestKind.Erasure, "", "", "", true))).Receipt!;
        var request = (await desk.QueueAsync()).Single();
        Assert.Null(await desk.CarryOutAsync(agnes, request.Id, "", isConfirmed: true));

        Assert.Equal((RequestState.PartlyDone, until), ((await desk.FindAsync(receipt))!.State, (await desk.FindAsync(receipt))!.Duty!.Until));
        await using (var db = _site.OpenDb())
        {
            Assert.True(await db.Set<DocumentContentRow>().AnyAsync(c => c.Number == number, Stop));
            Assert.True(await db.Set<ModuleCompletionRow>().AnyAsync(c => c.PersonId == zoe, Stop));
            Assert.False(await db.Users.AnyAsync(u => u.Id == zoe, Stop));
            Assert.False(await db.Set<ReviewLogRow>().AnyAsync(r => r.PersonId == zoe, Stop));
        }

        var retention = _site.Services.GetRequiredService<RetentionJob>();
        _site.Clock.Advance(ParisTime.Start(until) - _site.Clock.GetUtcNow());
        Assert.Equal(0, (await retention.RunAsync())["erasures"]);
        Assert.NotEmpty(await _traces.FindAsync("Delattre"));
        _site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await retention.RunAsync())["erasures"]);
        Assert.Empty(await _traces.FindAsync("Delattre"));
        Assert.Equal(RequestState.Done, (await desk.FindAsync(receipt))!.State);
    }

    [Fact]
    public async Task Whose_evidence_is_kept_is_awaited_by_nobody_and_gets_no_document_any_more()
    {
        var (zoe, agnes, claire) = (await _traces.PersonAsync("zoe.delattre"), await _traces.PersonAsync("agnes.morel"), await _traces.PersonAsync("claire.hennebelle"));
        var (now, today) = (_site.Clock.GetUtcNow(), ParisTime.DayOf(_site.Clock.GetUtcNow()));
        await using var db = _site.OpenDb();
        var house = await db.Establishments.SingleAsync(e => e.JoinCode == "GA3TTEAA", Stop);
        await _traces.LeaveAsync(zoe, CertificateKind.Realisation);
        db.Add(new PathCompletionRow
        {
            Id = Guid.NewGuid(), PersonId = zoe, EstablishmentId = house.Id, PathId = "premiers-pas", PathVersion = "1.0.0", PathHash = "", Minutes = 20, StartedAt = now, CompletedAt = now,
        });
        db.Add(new Membership { Id = Guid.NewGuid(), PersonId = zoe, EstablishmentId = house.Id, From = today.AddDays(30) });
        await db.SaveChangesAsync(Stop);
        var entitlements = _site.Services.GetRequiredService<Entitlements>();
        Assert.Equal(new DueDocuments(1, 0), await entitlements.DueForHrAsync(claire));

        var desk = _site.Services.GetRequiredService<RightsDesk>();
        await desk.AskAsync(zoe, new RightsForm(RequestKind.Erasure, "", "", "", true));
        Assert.Null(await desk.CarryOutAsync(agnes, (await desk.QueueAsync()).Single().Id, "", isConfirmed: true));
        Assert.Equal(new DueDocuments(0, 0), await entitlements.DueForHrAsync(claire));
        Assert.Equal(0, (await entitlements.IssueForHrAsync(claire, CertificateKind.EndOfTraining)).Given);
        Assert.Equal((today, today), await db.Memberships.Where(m => m.PersonId == zoe).Select(m => ValueTuple.Create(m.From, m.To!.Value)).SingleAsync(Stop));

        // A staff list that names her speaks of somebody new, and neither renames nor dates what is left.
        var import = _site.Services.GetRequiredService<RosterImport>();
        var list = System.Text.Encoding.UTF8.GetBytes("nom;prénom;établissement;entrée\nDELATTRE;zoé;Hôtel de la Gaillette;2020-01-01\n");
        Assert.Single((await import.ConfirmAsync(claire, import.Keep(claire, list, isWhole: false)))!.Added);
        Assert.Equal("Zoé Delattre", (await db.People.AsNoTracking().SingleAsync(p => p.Id == zoe, Stop)).FullName);
        Assert.Equal(today, await db.Memberships.Where(m => m.PersonId == zoe).Select(m => m.From).SingleAsync(Stop));

        await using var scope = _site.Services.CreateAsyncScope();
        var enrolment = scope.ServiceProvider.GetRequiredService<Enrolment>();
        var (second, _) = await enrolment.CreateAsync(new NewPerson("Zoé", "Delattre", "une-lampe-au-fond"), house.Id);
        var (third, _) = await enrolment.CreateAsync(new NewPerson("Zoé", "Delattre", "une-lampe-au-fond"), house.Id);
        Assert.Equal(3, ((Guid[])[zoe, second.Id, third.Id]).Distinct().Count());
        // Her own day for the rest leaves whoever bears her name alone.
        _site.Clock.Advance(TimeSpan.FromDays(5 * 366));
        Assert.Equal(1, (await _site.Services.GetRequiredService<RetentionJob>().RunAsync())["erasures"]);
        await using var after = _site.OpenDb();
        Assert.True(await after.Users.AnyAsync(u => u.Id == second.Id, Stop));
    }

    [Fact]
    public async Task A_legal_hold_a_running_battle_and_a_role_forbid_it_and_nothing_happens()
    {
        var (zoe, agnes) = (await _traces.PersonAsync("zoe.delattre"), await _traces.PersonAsync("agnes.morel"));
        await _traces.LeaveAsync(zoe);
        Assert.Equal("has-role", (await Erasure.CarryOutAsync(agnes, null)).Blocked);

        await new Hall(_site).OpenAsync("zoe.delattre", new Training.Battles.BattleSettings());
        Assert.Equal("in-battle", (await Erasure.CarryOutAsync(zoe, agnes)).Blocked);

        await using var scope = _site.Services.CreateAsyncScope();
        var holds = scope.ServiceProvider.GetRequiredService<LegalHolds>();
        await using var db = _site.OpenDb();
        var gaillette = (await db.Organisations.ToListAsync(Stop)).Single(o => o.Name.StartsWith("Groupe", StringComparison.Ordinal)).Id;
        Assert.Null(await holds.PlaceAsync(agnes, "", gaillette, "Contrôle de service fait"));
        Assert.Equal("held", (await Erasure.CarryOutAsync(zoe, agnes)).Blocked);
        Assert.NotEmpty(await _traces.FindAsync("Delattre"));
        Assert.True(await holds.LiftAsync(agnes, (await holds.ListAsync()).Single().Id));
        Assert.NotEqual("held", (await Erasure.PlanAsync(zoe)).Blocked);
    }
}
