// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Battles;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Site;
using Training.Web.Tests.Battles;
using Training.Web.Tests.Certificates;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Access;

/// <summary>One site with everybody who asks signed in, and one person with things of every kind for each cell of the table.</summary>
public sealed class AccessWorld : IAsyncLifetime
{
    public const string Module = "bassin-minier";

    /// <summary>Where a post whose token was refused would be sent back to.</summary>
    public const string TurnedAway = "/turned-away";

    private readonly Dictionary<Role, Browser> _browsers = [];
    private readonly Dictionary<Subject, Browser> _holders = [];
    private HttpClient _client = null!;

    /// <summary>Cookies as a browser keeps them, and a form's token.</summary>
    internal sealed record Browser(string Cookies, string Token);

    /// <summary>A lesson of the module that asks a question in passing, and the question.</summary>
    public static string Lesson { get; private set; } = "";

    public static string Check { get; private set; } = "";

    public TestSite Site { get; } = TestSite.With(("Verification:PagesPerMinute", "10000"), ("Battles:RunningPerPerson", "1000"), ("Battles:MessageBurst", "10000"));

    public IReadOnlyList<Subject> Subjects { get; private set; } = [];

    /// <summary>The subject whose battle the guest has a pass for.</summary>
    public Subject Guests => Subjects[0];

    public async ValueTask InitializeAsync()
    {
        _client = Site.Client();
        var lesson = Site.Services.GetRequiredService<Catalogue>().Current.Modules[Module].Lessons.First(l => l.Checks.Any());
        (Lesson, Check) = (lesson.Id, lesson.Checks.First().Id);
        Subjects = [await AddAsync(true, true), await AddAsync(true, false), await AddAsync(false, true), await AddAsync(false, false)];
        _browsers[Role.Anonymous] = await OpenAsync(Site.Visit(), "/sign-in");
        _browsers[Role.Guest] = await OpenAsync(await new Hall(Site).GuestAsync(Guests.Battle, "Lampe"), "/sign-in");
        foreach (var (role, user) in ((Role, string)[])[(Role.Learner, "zoe.delattre"), (Role.Trainer, "nadia.tournel"), (Role.Hr, "claire.hennebelle"), (Role.Fund, "solene.dubrulle"), (Role.Administrator, "agnes.morel")])
            _browsers[role] = await OpenAsync(await Site.Visit().SignInAsync(user), "/profile");
        foreach (var subject in Subjects) _holders[subject] = await OpenAsync(await Site.Visit().SignInAsync(subject.UserName), "/profile");
        FormerPartner = await DismissedAsync("pauline.duriez");
    }

    /// <summary>An HR partner who signed in while they had access to the own organisation; it ended since.</summary>
    internal Browser FormerPartner { get; private set; } = null!;

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        Site.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Browser BrowserOf(Role role, Subject subject) => role == Role.Holder ? _holders[subject] : _browsers[role];

    /// <summary>One request, redirects not followed; each starts with the cookies of the day, whatever the one before did.</summary>
    internal Task<HttpResponseMessage> AskAsync(AccessRow row, Role role, Subject subject, bool withToken = true) => AskAsync(row, BrowserOf(role, subject), subject, withToken);

    internal async Task<HttpResponseMessage> AskAsync(AccessRow row, Browser browser, Subject subject, bool withToken = true)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Verb), row.Address?.Invoke(subject) ?? row.Route);
        if (browser.Cookies.Length > 0) request.Headers.Add("Cookie", browser.Cookies);
        if (row.Verb is "POST")
        {
            var fields = (row.FormOf?.Invoke(subject) ?? row.Form).Select(f => KeyValuePair.Create(f.Name, f.Value));
            if (withToken) fields = fields.Append(KeyValuePair.Create("__RequestVerificationToken", browser.Token));
            request.Content = new FormUrlEncodedContent(fields);
            request.Headers.Referrer = new Uri(_client.BaseAddress!, TurnedAway);
        }

        return await _client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<Browser> DismissedAsync(string user)
    {
        await using var db = Site.OpenDb();
        var (person, today) = (await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync(), ParisTime.DayOf(Site.Clock.GetUtcNow()));
        db.Add(new HrScope(person, Guests.Organisation) { From = today.AddDays(-500) });
        await db.SaveChangesAsync();
        var browser = await OpenAsync(await Site.Visit().SignInAsync(user), "/profile");
        await db.HrScopes.Where(s => s.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(r => r.To, today.AddDays(-1)));
        return browser;
    }

    private static async Task<Browser> OpenAsync(Visitor visitor, string withForm)
    {
        await visitor.GoAsync(withForm);
        var browser = new Browser(visitor.Cookies, Hall.Token(visitor));
        visitor.Dispose();
        return browser;
    }

    private async Task<Subject> AddAsync(bool isOwn, bool inDates)
    {
        var today = ParisTime.DayOf(Site.Clock.GetUtcNow());
        await using var scope = Site.Services.CreateAsyncScope();
        var (account, _) = await scope.ServiceProvider.GetRequiredService<Enrolment>().CreateAsync(new NewPerson("Sacha", "Témoin", Demo.Password));
        await Site.Services.GetRequiredService<NoticeBook>().KeepAsync(account.Id, Site.Services.GetRequiredService<Notices>().Current);
        var rights = Site.Services.GetRequiredService<RightsDesk>();
        var receipt = (await rights.AskAsync(account.Id, new RightsForm(RequestKind.Other, "", "", "Une question", false))).Receipt!;
        await rights.AskAsync(account.Id, new RightsForm(RequestKind.Other, "", "", "Une autre", false));
        var requests = await rights.OfAsync(account.Id);
        await using var db = Site.OpenDb();
        var house = await db.Establishments.SingleAsync(e => e.Name == (isOwn ? "Hôtel de la Gaillette" : "Taxis du Carreau"));
        db.Add(new Membership
        {
            Id = Guid.NewGuid(), PersonId = account.Id, EstablishmentId = house.Id, From = today.AddDays(-400), To = inDates ? null : today.AddDays(-200),
        });
        var spare = new Establishment
        {
            Id = Guid.NewGuid(), OrganisationId = house.OrganisationId, Name = $"Annexe {Guid.NewGuid():N}", City = "Lens", Trade = Trade.Reception, JoinCode = Guid.NewGuid().ToString("N")[..8],
        };
        var hold = new LegalHoldRow { Id = Guid.NewGuid(), PersonId = account.Id, Reason = "Contrôle", PlacedBy = account.Id, PlacedAt = Site.Clock.GetUtcNow() };
        var funding = new FundingAgreement(Guid.NewGuid(), house.OrganisationId) { Funding = Funding.State, Reference = $"{Guid.NewGuid():N}", From = today };
        db.AddRange(spare, hold, funding);
        await db.SaveChangesAsync();
        var partner = isOwn && inDates ? await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync() : Guid.NewGuid();
        var right = new Entitlement(
            Sample.Certificate with { FirstDay = today.AddDays(-100), LastDay = today.AddDays(-100), IssuedOn = today.AddDays(-100) }, account.Id,
            new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", ""), [], house.Id, house.OrganisationId);
        var module = Site.Services.GetRequiredService<Catalogue>().Current.FindPublished(Module)!;
        return new Subject(isOwn, inDates)
        {
            Person = account.Id, UserName = account.UserName!, Organisation = house.OrganisationId, Establishment = house.Id, JoinCode = house.JoinCode,
            Document = ((Issued)await Site.Services.GetRequiredService<CertificateRegistry>().IssueAsync(right)).Number.ToString(),
            Attempt = (await Site.Services.GetRequiredService<AttemptBook>().StartAsync(account.Id, module))!.Value,
            Battle = await new Hall(Site).HostedAsync(account.UserName!),
            PastBattle = await PlayedAsync(account.Id), Relay = await ChallengedAsync(account.Id, house), Receipt = receipt, Request = requests.Single(r => r.Receipt == receipt).Id,
            SpareRequest = requests.Single(r => r.Receipt != receipt).Id, SpareEstablishment = spare.Id, Hold = hold.Id, Funding = funding.Id,
            Roster = Site.Services.GetRequiredService<RosterImport>().Keep(partner, "Nom;Prénom\r\nSans prénom;"u8.ToArray(), isWhole: false),
        };
    }

    private async Task<Guid> ChallengedAsync(Guid person, Establishment house)
    {
        var (now, battle) = (Site.Clock.GetUtcNow(), await PlayedAsync(person));
        await using var db = Site.OpenDb();
        var relay = new RelayRow
        {
            Id = Guid.NewGuid(), OrganisationId = house.OrganisationId, CreatedBy = person, CreatedAt = now, FromEstablishmentId = house.Id, ToEstablishmentId = house.Id,
            FirstLabel = "Lampe", SecondLabel = "La relève", Delay = TimeSpan.FromDays(9), FirstBattleId = battle, First = "{\"Name\":\"Lampe\",\"Rounds\":[]}", DueAt = now.AddDays(9),
        };
        db.Add(relay);
        await db.SaveChangesAsync();
        return relay.Id;
    }

    private async Task<Guid> PlayedAsync(Guid person)
    {
        var (now, id) = (Site.Clock.GetUtcNow(), Guid.NewGuid());
        await using var db = Site.OpenDb();
        db.Add(new BattleRow
        {
            Id = id, Code = id.ToString("N")[..6], Token = id.ToString("N"), CreatedBy = person, CreatedAt = now, Settings = JsonSerializer.Serialize(new BattleSettings()),
            Phase = BattlePhase.Finished, Position = 0, Since = now, EndedAt = now, Heirs = "", Seq = 1, Version = 1, AliveAt = now,
        });
        var text = await db.Set<QuestionTextRow>().FirstAsync();
        db.Add(new BattleQuestionRow { BattleId = id, Position = 0, ModuleId = Module, QuestionId = text.QuestionId, Rev = 1, TextHash = text.Hash, Order = "0", LessonTitles = "{}" });
        db.Add(new BattlePlayerRow { BattleId = id, PlayerId = person, Name = "Lampe", Team = "Lampe", FirstQuestion = 0, ParkedFor = "", Uncounted = "", Points = 1, Correct = 1 });
        await db.SaveChangesAsync();
        return id;
    }
}
