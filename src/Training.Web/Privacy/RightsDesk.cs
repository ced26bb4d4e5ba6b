// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Certificates;
using Training.Shared;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Privacy;

/// <summary>What a person asks.</summary>
internal sealed record RightsForm(RequestKind Kind, string GivenName, string FamilyName, string Text, bool IsConfirmed);

/// <summary>A request as its person, or whoever holds its receipt, reads it.</summary>
public sealed record OwnRequest(Guid Id, string Receipt, RequestKind Kind, DateTimeOffset AskedAt, DateOnly DueOn, RequestState State, DateTimeOffset? DecidedAt, string Answer, EvidenceDuty? Duty);

/// <summary>A request in the queue. <paramref name="DaysLeft"/> is negative once its day has passed.</summary>
internal sealed record QueuedRequest(Guid Id, Guid PersonId, string Name, string UserName, RequestKind Kind, DateTimeOffset AskedAt, DateOnly DueOn, RequestState State, int DaysLeft, RightsRequestRow Row);

/// <summary>Takes requests, keeps their clock, and carries them out. Every step stands in the audit log and is read by the person.</summary>
internal sealed class RightsDesk(
    IDbContextFactory<TrainingDb> databases, Erasure erasure, CertificateLife documents, ICertificateRenderer printing, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    private const int ReceiptLength = 16;

    private const string Unprintable = "unprintable-name";

    /// <summary>The public reason on a document whose name was corrected; documents are in French.</summary>
    private const string Corrected = "Nom corrigé à la demande de la personne";

    /// <summary>Takes a request; its receipt, or the word of what stood in the way.</summary>
    public async Task<(string? Receipt, string? Problem)> AskAsync(Guid person, RightsForm form)
    {
        if (ProblemOf(form) is { } problem) return (null, problem);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        var open = await db.Set<RightsRequestRow>().Where(r => r.PersonId == person && r.State == RequestState.Open).Select(r => r.Kind).ToListAsync();
        if (open.Contains(form.Kind) && form.Kind == RequestKind.Erasure) return (null, "asked-already");
        if (open.Count >= options.Value.OpenRequestsPerPerson) return (null, "too-many");
        var request = new RightsRequestRow
        {
            Id = Guid.CreateVersion7(now), PersonId = person, Kind = form.Kind, AskedAt = now, DueOn = ParisTime.DayOf(now).AddMonths(options.Value.AnswerWithinMonths),
            Receipt = PlainCode.Draw(new Luck(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8))), ReceiptLength),
            GivenName = form.GivenName.Trim(), FamilyName = form.FamilyName.Trim(), Text = form.Text.Trim(),
        };
        db.Add(request);
        Note(db, person, "request.asked", request);
        await db.SaveChangesAsync();
        return (request.Receipt, null);
    }

    /// <summary>The person changes their mind before anything was done.</summary>
    public async Task<bool> WithdrawAsync(Guid person, Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Set<RightsRequestRow>().SingleOrDefaultAsync(r => r.Id == id && r.PersonId == person && r.State == RequestState.Open) is not { } request) return false;
        (request.State, request.DecidedAt) = (RequestState.Withdrawn, clock.GetUtcNow());
        Note(db, person, "request.withdrawn", request);
        await db.SaveChangesAsync();
        return true;
    }

    public async Task<IReadOnlyList<OwnRequest>> OfAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        var rows = await db.Set<RightsRequestRow>().AsNoTracking().Where(r => r.PersonId == person).OrderByDescending(r => r.AskedAt).ToListAsync();
        var own = new List<OwnRequest>(rows.Count);
        foreach (var row in rows) own.Add(await OwnAsync(row));
        return own;
    }

    /// <summary>By its receipt, for whoever holds it; the answer in words is for the person alone.</summary>
    public async Task<OwnRequest?> FindAsync(string? receipt)
    {
        var folded = PlainCode.Fold(receipt);
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<RightsRequestRow>().AsNoTracking().SingleOrDefaultAsync(r => r.Receipt == folded) is { } row ? await OwnAsync(row) with { Answer = "" } : null;
    }

    /// <summary>The queue: open ones first, the most urgent at the top.</summary>
    public async Task<IReadOnlyList<QueuedRequest>> QueueAsync(Guid? id = null)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync();
        var rows = await (from request in db.Set<RightsRequestRow>()
                          where id == null || request.Id == id
                          join person in db.People on request.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          join account in db.Users on request.PersonId equals account.Id into accounts
                          from account in accounts.DefaultIfEmpty()
                          orderby request.State != RequestState.Open, request.DueOn, request.AskedAt
                          select new { request, Name = person.GivenName + " " + person.FamilyName, account.UserName }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new QueuedRequest(
            r.request.Id, r.request.PersonId, r.Name, r.UserName ?? "", r.request.Kind, r.request.AskedAt, r.request.DueOn, r.request.State,
            r.request.DueOn.DayNumber - today.DayNumber, r.request))];
    }

    /// <summary>Does what was asked: corrects the name, erases, or answers; the word of what stood in the way, or null.</summary>
    public async Task<string?> CarryOutAsync(Guid by, Guid id, string answer, bool isConfirmed)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await OpenAsync(db, id) is not { } request) return "decided";
        if (answer.Trim().Length > options.Value.LongestText) return "too-long";
        if (request.Kind == RequestKind.Erasure) return isConfirmed ? await EraseAsync(db, request, by) : "not-confirmed";
        if (request.Kind == RequestKind.Other && answer.Trim().Length == 0) return "answer-missing";
        var renames = request.GivenName.Length > 0;
        if (renames && !IsPrintable(request.GivenName, request.FamilyName)) return Unprintable;
        if (renames && await db.People.SingleOrDefaultAsync(p => p.Id == request.PersonId) is { } person)
            (person.GivenName, person.FamilyName) = (request.GivenName, request.FamilyName);
        Decide(db, request, by, RequestState.Done, answer);
        await db.SaveChangesAsync();
        // Documents that bear the old name are given anew and take the place of the old ones; the request's page names those that cannot.
        if (renames) await documents.CorrectNameAsync(request.PersonId, by, Corrected);
        return null;
    }

    /// <summary>Says no, with the reason that the person will read.</summary>
    public async Task<string?> RefuseAsync(Guid by, Guid id, string reason)
    {
        if (reason.Trim().Length == 0) return "answer-missing";
        if (reason.Trim().Length > options.Value.LongestText) return "too-long";
        await using var db = await databases.CreateDbContextAsync();
        if (await OpenAsync(db, id) is not { } request) return "decided";
        Decide(db, request, by, RequestState.Refused, reason);
        await db.SaveChangesAsync();
        return null;
    }

    private async Task<string?> EraseAsync(TrainingDb db, RightsRequestRow request, Guid by)
    {
        var plan = await erasure.CarryOutAsync(request.PersonId, by);
        if (plan.Blocked is { } blocked) return blocked;
        await db.Entry(request).ReloadAsync();
        Decide(db, request, by, plan.Duty is null ? RequestState.Done : RequestState.PartlyDone, "");
        await db.SaveChangesAsync();
        return null;
    }

    private static Task<RightsRequestRow?> OpenAsync(TrainingDb db, Guid id) => db.Set<RightsRequestRow>().SingleOrDefaultAsync(r => r.Id == id && r.State == RequestState.Open);

    private void Decide(TrainingDb db, RightsRequestRow request, Guid by, RequestState state, string answer)
    {
        (request.State, request.DecidedAt, request.DecidedBy, request.Answer) = (state, clock.GetUtcNow(), by, answer.Trim());
        Note(db, by, state == RequestState.Refused ? "request.refused" : "request.carried-out", request);
    }

    private void Note(TrainingDb db, Guid by, string action, RightsRequestRow request) => db.Add(new AuditRow
    {
        At = clock.GetUtcNow(), PersonId = by, Action = action, Subject = request.PersonId.ToString("N"), Detail = request.Kind.ToString().ToLowerInvariant(),
    });

    private string? ProblemOf(RightsForm form) => form.Kind switch
    {
        _ when form.Text.Trim().Length > options.Value.LongestText => "too-long",
        RequestKind.Erasure => form.IsConfirmed ? null : "not-confirmed",
        RequestKind.Rectification when form.GivenName.Trim().Length == 0 && form.FamilyName.Trim().Length == 0 && form.Text.Trim().Length == 0 => "nothing-asked",
        RequestKind.Rectification when form.GivenName.Trim().Length == 0 != (form.FamilyName.Trim().Length == 0) => "half-a-name",
        RequestKind.Rectification =>
            !IsName(form.GivenName) || !IsName(form.FamilyName) ? "bad-name" : IsPrintable(form.GivenName, form.FamilyName) ? null : Unprintable,
        _ => form.Text.Trim().Length == 0 ? "nothing-asked" : null,
    };

    private static bool IsName(string name) => name.Trim().Length <= Accounts.Enrolment.MaxNameLength && !name.Any(char.IsControl);

    private bool IsPrintable(params string[] names) => names.All(name => printing.FirstUnprintable(name) is null);

    /// <summary>The day of the rest is that of today: it moves with payments that are written down, and is over once the rest is erased.</summary>
    private async Task<OwnRequest> OwnAsync(RightsRequestRow r) =>
        new(r.Id, r.Receipt, r.Kind, r.AskedAt, r.DueOn, r.State, r.DecidedAt, r.Answer, r.State == RequestState.PartlyDone ? await erasure.DutyAsync(r.PersonId) : null);
}
