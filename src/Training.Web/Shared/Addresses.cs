// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;

namespace Training.Web.Shared;

/// <summary>The one place that writes an address. Pages declare their routes; everything that links or redirects asks here.</summary>
public static class Addresses
{
    public const string Home = "/";
    public const string Modules = "/modules";
    public const string Sites = "/sites";
    public const string Review = "/review";
    public const string Battles = "/battles";
    public const string NewBattle = "/battles/new";
    public const string NewRelay = $"{Battles}#relay";
    public const string GuestEnter = "/guest/enter";
    public const string BattleHub = "/hubs/battle";
    public const string Away = "/away";
    public const string AwayWorker = "/away.js";
    public const string Documents = "/documents";
    public const string VerifyAny = "/v";
    public const string Join = "/join";
    public const string SignOut = "/sign-out";
    public const string Profile = "/profile";
    public const string Needs = "/profile/needs";
    public const string ChangePassword = "/profile/password";
    public const string NewPasswordRoot = "/password";
    public const string Portal = "/portal";
    public const string PortalOrganisation = $"{Portal}/organisation";
    public const string PortalDocuments = $"{Portal}/documents";
    public const string GiveDocuments = $"{PortalDocuments}/given";
    public const string AskForModule = $"{Documents}/module";
    public const string DocumentsZip = $"{Portal}/documents.zip";
    public const string DocumentsMerged = $"{Portal}/documents-merged.pdf";
    public const string DocumentsCsv = $"{Portal}/documents.csv";
    public const string PortalPeople = $"{Portal}/people";
    public const string PortalNothing = $"{Portal}/nothing";
    public const string PortalCodes = $"{Portal}/codes";
    public const string PortalCodeSheet = $"{PortalCodes}/sheet";
    public const string PortalRoster = $"{Portal}/roster";
    public const string PortalRosterTry = $"{PortalRoster}/try";
    public const string PortalRosterTemplate = $"{PortalRoster}/template.csv";
    public const string Workshop = "/workshop";
    public const string Questions = $"{Workshop}/questions";
    public const string GiveAttemptsBack = $"{AttemptsOfWorkshop}/give-back";
    private const string AttemptsOfWorkshop = $"{Workshop}/attempts";
    public const string Desk = "/desk";
    public const string NewOrganisation = $"{Desk}/organisations";
    public const string DeskPartners = $"{Desk}/partners";
    public const string DeskTeam = $"{Desk}/team";
    public const string Appoint = $"{DeskTeam}/appoint";
    public const string RemoveRole = $"{DeskTeam}/remove";
    public const string DeskPassword = $"{Desk}/password";
    public const string DeskAudit = $"{Desk}/audit";
    public const string DeskRequests = $"{Desk}/requests";
    public const string DeskRetention = $"{Desk}/retention";
    public const string LiftHold = $"{DeskRetention}/lift";
    public const string Rights = "/profile/rights";
    public const string Export = "/profile/export";
    public const string Notice = "/notice";
    public const string NoticeRead = $"{Notice}/read";
    public const string Receipts = "/demandes";
    public const string Legal = "/mentions-legales";
    public const string Accessibility = "/accessibilite";
    public const string Data = "/donnees";
    public const string Help = "/aide";
    public const string Theme = "/theme";
    public const string Language = "/language";
    public const string Error = "/error";
    public const string NotFound = "/not-found";
    public const string Styleguide = "/styleguide";

    /// <summary>Where a fragment link must point so that the skip link works whatever the page's base address is.</summary>
    public const string ContentId = "contenu";

    public static string Module(string id) => $"{Modules}/{Segment(id)}";

    /// <summary>A path's public sheet.</summary>
    public static string Path(string id) => $"/paths/{Segment(id)}";

    public static string SiteCard(string id) => $"{Sites}/{Segment(id)}";

    public static string Lesson(string id, string lesson) => $"{Module(id)}/{Segment(lesson)}";

    /// <summary>Where « I read it » is posted.</summary>
    public static string LessonLaid(string id, string lesson) => $"{Lesson(id, lesson)}/laid";

    /// <summary>Where who is signed in posts the answer to a question in passing; visitors ask the lesson itself.</summary>
    public static string LessonCheck(string id, string lesson) => $"{Lesson(id, lesson)}/check";

    /// <summary>Where an attempt at a module's quiz is started or taken up again.</summary>
    public static string Quiz(string id) => $"{Module(id)}/quiz";

    /// <summary>Where an attempt is begun: a post of its own, which Blazor does not know.</summary>
    public static string BeginQuiz(string id) => $"{Quiz(id)}/begin";

    /// <summary>A question of an attempt; positions count from 1.</summary>
    public static string Attempt(Guid attempt, int position) => $"{AttemptEnd(attempt)}/{position.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where the answer to a question of an attempt is posted.</summary>
    public static string Answer(Guid attempt, int position) => $"{Attempt(attempt, position)}/answer";

    public static string AttemptEnd(Guid attempt) => $"/attempts/{attempt:N}";

    /// <summary>Where a trainer looks up whether somebody has run out of attempts.</summary>
    public static string WorkshopAttempts(string? module = null, string? user = null) =>
        module is null ? AttemptsOfWorkshop
        : user is null ? $"{AttemptsOfWorkshop}?module={Segment(module)}"
        : $"{AttemptsOfWorkshop}?module={Segment(module)}&user={Segment(user)}";

    /// <summary>A module as its author sees it.</summary>
    public static string WorkshopModule(string id) => $"{Workshop}/modules/{Segment(id)}";

    /// <summary>A module as it stands on the disk, shown to trainers as learners would see it.</summary>
    public static string Preview(string id) => $"{Workshop}/preview/{Segment(id)}";

    /// <inheritdoc cref="Preview(string)"/>
    public static string Preview(string id, string lesson) => $"{Preview(id)}/{Segment(lesson)}";

    /// <summary>The same in one of the module's languages, whatever that of the page is; null for a lesson: the module's own page.</summary>
    public static string PreviewIn(string lang, string id, string? lesson = null) => $"{Preview(id)}/in/{Segment(lang)}{(lesson is null ? "" : $"/{Segment(lesson)}")}";

    public static string Battle(string code) => $"{Battles}/{Segment(code)}";

    public static string BattleScreen(string code) => $"{Battle(code)}/screen";

    /// <summary>Where a battle is hosted from.</summary>
    public static string BattleHost(string code) => $"{Battle(code)}/host";

    /// <summary>Its questions with their answers, for who is about to host it.</summary>
    public static string BattlePreview(string code) => $"{Battle(code)}/preview";

    /// <summary>What remains of a battle; its code may be another's by then.</summary>
    public static string BattleResults(Guid battle) => $"{Battles}/{battle:N}/results";

    /// <summary>Where a battle that is over is played again, against oneself.</summary>
    public static string PlayAgain(Guid battle) => $"{Battles}/{battle:N}/ghost";

    /// <summary>Where a relay stands, for those whom it concerns.</summary>
    public static string Relay(Guid relay) => $"/relays/{relay:N}";

    /// <summary>Where a challenge is taken up.</summary>
    public static string AnswerRelay(Guid relay) => $"{Relay(relay)}/answer";

    /// <summary>The door for people without an account.</summary>
    public static string GuestDoor(string? code = null) => code is null ? "/guest" : $"/guest?c={Segment(code)}";

    /// <summary>Where a guest plays.</summary>
    public static string Guest(string code) => $"/guest/{Segment(code)}";

    /// <summary>The short address people type from the big screen: it asks for the code when none is given.</summary>
    public static string BattleEntry(string? code = null) => code is null ? "/j" : $"/j/{Segment(code)}";

    /// <summary>Where a join code is renewed, revoked or limited.</summary>
    public static string PortalCode(Guid establishment, string what) => $"{PortalCodes}/{establishment:N}/{what}";

    /// <summary>What a roster file would do, before it is confirmed.</summary>
    public static string PortalRosterTried(Guid file) => $"{PortalRoster}/{file:N}";

    public static string PortalRosterConfirm(Guid file) => $"{PortalRosterTried(file)}/confirm";

    /// <summary>What proves that a person followed a path.</summary>
    public static string PortalEvidence(Guid person, string path) => $"{PortalPerson(person)}/evidence.zip?path={Segment(path)}";

    /// <summary>What HR may know of a person.</summary>
    public static string PortalPerson(Guid person) => $"{PortalPeople}/{person:N}";

    /// <summary>Where the employer's number of a person is written.</summary>
    public static string PortalPersonNumber(Guid person) => $"{PortalPerson(person)}/number";

    /// <summary>Where a partner gives somebody of theirs a link for a lost password.</summary>
    public static string PortalPassword(Guid person) => $"{PortalPerson(person)}/password";

    /// <summary>Where a new password is chosen, by who holds the link.</summary>
    /// <param name="person">Whose.</param>
    /// <param name="by">Who gave the link.</param>
    /// <param name="token">The seal.</param>
    /// <param name="problem">What stood in the way of the last try.</param>
    public static string NewPassword(Guid person, Guid by, string token, string problem = "") =>
        With($"{NewPasswordRoot}/{person:N}", ("by", $"{by:N}"), ("token", token), ("problem", problem));

    /// <summary>Where it is posted.</summary>
    public static string ChosenPassword(Guid person) => $"{NewPasswordRoot}/{person:N}/chosen";

    /// <summary>The file of a document, by its number.</summary>
    public static string Document(string number) => $"{Documents}/{Segment(number)}.pdf";

    /// <summary>What a document says, as a page.</summary>
    public static string DocumentPage(string number) => $"{Documents}/{Segment(number)}";

    /// <summary>A document with its life, for who keeps it.</summary>
    public static string PortalDocument(string number) => $"{PortalDocuments}/{Segment(number)}";

    /// <summary>Where a keeper is asked whether they mean it: « revoke », « replace », « withdraw », or the word of the post that answers.</summary>
    public static string ActOn(string number, string act) => $"{PortalDocument(number)}/{act switch { "revoked" => "revoke", "replaced" => "replace", "withdrawn" => "withdraw", _ => act }}";

    /// <summary>Where the answer is posted: « revoked », « replaced », « withdrawn ».</summary>
    public static string ActDone(string number, string act) => $"{PortalDocument(number)}/{act switch { "revoke" => "revoked", "replace" => "replaced", _ => "withdrawn" }}";

    /// <summary>Where an HR partner is asked before many documents are given.</summary>
    /// <param name="kind">Name of the kind.</param>
    /// <param name="after">How many of those due to pass over; null from the first on.</param>
    public static string Give(string kind, int? after = null) =>
        With($"{PortalDocuments}/give", ("kind", kind), ("after", after?.ToString(CultureInfo.InvariantCulture) ?? ""));

    /// <summary>What an organisation says of itself as a provider.</summary>
    public static string PortalOrganisationOf(Guid organisation) => $"{PortalOrganisation}?organisation={organisation}";

    /// <summary>The picture of an organisation's stamp.</summary>
    public static string Stamp(Guid organisation) => $"{PortalOrganisation}/{organisation}/stamp";

    public static string Verify(string number) => $"{VerifyAny}/{Segment(number)}";

    /// <summary>An organisation at the administrators' desk.</summary>
    public static string DeskOrganisation(Guid id) => $"{NewOrganisation}/{id:N}";

    /// <summary>Where an organisation is closed for good: what that means, and the question.</summary>
    public static string DeskClosing(Guid id) => $"{DeskOrganisation(id)}/close";

    /// <summary>Where one thing of an organisation is posted: « rename », « closing », « establishments », « partners », « partners/end ».</summary>
    public static string DeskOrganisation(Guid id, string what) => $"{DeskOrganisation(id)}/{what}";

    /// <summary>A person's request at the administrators' desk.</summary>
    public static string DeskRequest(Guid id) => $"{DeskRequests}/{id:N}";

    /// <summary>Where the person takes a request back.</summary>
    public static string WithdrawRequest(Guid id) => $"{Rights}/{id:N}/withdraw";

    /// <summary>What became of a request, for whoever holds its receipt.</summary>
    public static string Receipt(string receipt) => $"{Receipts}/{Segment(receipt)}";

    /// <summary>The notice, and after it the page that was wanted.</summary>
    public static string NoticeBefore(string wanted) => With(Notice, ("returnUrl", wanted));

    /// <summary>A version of the notice, in force or past.</summary>
    public static string NoticeVersion(int version) => $"{Data}/{version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where one thing of an establishment is posted: « change », « code », « close ».</summary>
    public static string DeskEstablishment(Guid id, string what) => $"{Desk}/establishments/{id:N}/{what}";

    /// <summary>The agreements on the page of an organisation.</summary>
    public static string DeskFundings(Guid organisation) => $"{DeskOrganisation(organisation)}#fundings";

    /// <summary>Where one thing of an agreement is posted: « payment », « change », « remove ».</summary>
    public static string DeskFunding(Guid id, string what) => $"{Desk}/fundings/{id:N}/{what}";

    public static string SignIn(string? returnUrl = null) =>
        returnUrl is null or Home ? "/sign-in" : $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}";

    public static string JoinEstablishment(string code) => $"{Join}/{Segment(code)}";

    /// <summary>The asked address when it stays on this site, home otherwise: a link in a message must not send people elsewhere.</summary>
    public static string Local(string? returnUrl) =>
        returnUrl is ['/', ..] && returnUrl is not ['/', '/' or '\\', ..] && !returnUrl.Any(char.IsControl) ? returnUrl : Home;

    /// <summary>An address with the state of its page in the query string; empty values are left out.</summary>
    public static string With(string address, params IEnumerable<(string Key, string Value)> state)
    {
        var query = string.Join('&', state.Where(s => s.Value.Length > 0).Select(s => $"{s.Key}={Segment(s.Value)}"));
        return query.Length == 0 ? address : $"{address}?{query}";
    }

    private static string Segment(string value) => Uri.EscapeDataString(value);
}
