// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Certificates;
using Training.Progress;
using Training.Web.Attempts;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>An activity of the action: a module with its published minutes, and when it was done; begun on a day outside the memberships, the start stays unsaid.</summary>
public sealed record EvidenceActivity(string Id, string Title, string? Version, string? Hash, int PublishedMinutes, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt);

/// <summary>A lesson read to its end.</summary>
public sealed record EvidenceLesson(string Module, string Lesson, DateTimeOffset ReadAt);

/// <summary>An objective and what its evaluation said, as the attestation prints it.</summary>
public sealed record EvidenceEvaluation(string Objective, ObjectiveResult Result);

/// <summary>What proves that somebody followed an action; no answer, score or time of answer fits in here. What is not collected is said to be so.</summary>
public sealed record EvidenceSheet(
    string Learner, string Action, string ActionVersion, string ShownBefore, string Nature, string Modality, int PublishedMinutes, ImmutableArray<EvidenceActivity> Activities,
    ImmutableArray<EvidenceLesson> Lessons, ImmutableArray<EvidenceEvaluation> Evaluations, ImmutableArray<DateTimeOffset> AssistanceGiven, ImmutableArray<KnownDocument> Documents, ImmutableArray<string> NotCollected);

/// <summary>Gathers for HR what proves that a person followed an action, within the days of their memberships.</summary>
internal sealed class Evidence(IDbContextFactory<TrainingDb> databases, Catalogue catalogue, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>What the law's list asks and nothing here collects.</summary>
    private static readonly ImmutableArray<string> NotCollected = ["positioning", "assistance-asked", "reminders", "satisfaction", "complaints", "working-time"];

    /// <summary>The sheet, in the words of the version that was finished, or of today's while it is under way; null when the account may not know of the person, or there is no such path.</summary>
    public async Task<EvidenceSheet?> GatherAsync(Guid hrPersonId, Guid person, string pathId)
    {
        await using var db = await databases.CreateDbContextAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var mine = HrView.Memberships(db, hrPersonId, ParisTime.DayOf(clock.GetUtcNow()));
        var name = await db.People.Where(p => p.Id == person && mine.Any(m => m.PersonId == p.Id)).Select(p => p.GivenName + " " + p.FamilyName).SingleOrDefaultAsync();
        if (name is null) return null;

        var known = await RosterKnowledge.OfAsync(db, hrPersonId, mine, [person]);
        var done = known.Paths[person].Where(c => c.PathId == pathId).MaxBy(c => c.CompletedAt);
        if (await FollowedAsync(db, pathId, done) is not { } path) return null;
        bool Seen(DateTimeOffset at) => known.Memberships[person].Any(m => m.Covers(ParisTime.DayOf(at)));
        var lessons = await db.Set<LessonReadingRow>().Where(r => r.PersonId == person && path.Modules.Contains(r.ModuleId)).OrderBy(r => r.ReadAt).ToListAsync();
        var given = await db.Set<AttemptResetRow>().Where(r => r.PersonId == person && path.Modules.Contains(r.ModuleId)).OrderBy(r => r.At).Select(r => r.At).ToListAsync();
        var documents = (await RosterDocuments.OfAsync(db, hrPersonId, person)).Where(d => d.TrainingOf == EditionOf.Path ? d.TrainingId == pathId : path.Modules.Contains(d.TrainingId)).ToImmutableArray();
        var activities = ImmutableArray.CreateBuilder<EvidenceActivity>();
        foreach (var id in path.Modules)
            activities.Add(await ActivityAsync(db, id, Seen, known.Modules[person].Where(c => c.ModuleId == id && (done is null || c.CompletedAt <= done.CompletedAt)).MaxBy(c => c.CompletedAt)));
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = OwnExports.Evidence, Subject = $"{pathId}/{person:N}", OrganisationId = await HrView.OrganisationAsync(db, known.Memberships[person].Select(m => m.EstablishmentId)) });
        await db.SaveChangesAsync();
        return new EvidenceSheet(
            name, path.Title, path.Version, path.Summary, path.Nature, path.Modality, done?.Minutes ?? activities.Sum(a => a.PublishedMinutes), activities.ToImmutable(),
            [.. lessons.Where(l => Seen(l.ReadAt)).Select(l => new EvidenceLesson(l.ModuleId, l.LessonId, l.ReadAt))], await EvaluationsAsync(db, documents, pathId),
            [.. given.Where(Seen)], documents, NotCollected);
    }

    /// <summary>The path as it was finished; today's for who has not finished it, or did before paths were kept.</summary>
    private async Task<PathEdition?> FollowedAsync(TrainingDb db, string pathId, PathCompletionRow? done)
    {
        if (done is not null && await Editions.PathAsync(db, pathId, done.PathHash) is { } followed) return followed;
        return catalogue.Shown.OpenPaths.FirstOrDefault(p => p.Id == pathId) is { } path ? PathEdition.Of(path) : null;
    }

    private async Task<EvidenceActivity> ActivityAsync(TrainingDb db, string id, Func<DateTimeOffset, bool> seen, ModuleCompletionRow? done)
    {
        var (edition, today) = (done is null ? null : await Editions.ModuleAsync(db, id, done.ModuleHash), catalogue.Shown.Modules.GetValueOrDefault(id));
        return new EvidenceActivity(
            id, edition?.Title ?? today?.Title ?? id, done?.ModuleVersion, done?.ModuleHash, done?.Minutes ?? (int)(today?.Duration.TotalMinutes ?? 0),
            // It may have been begun before the person came.
            done is not null && seen(done.StartedAt) ? done.StartedAt : null, done?.CompletedAt);
    }

    /// <summary>The results that the attestation prints: HR reads no other.</summary>
    private static async Task<ImmutableArray<EvidenceEvaluation>> EvaluationsAsync(TrainingDb db, IEnumerable<KnownDocument> documents, string pathId)
    {
        var attestation = documents.FirstOrDefault(d => d is { Kind: CertificateKind.EndOfTraining, TrainingOf: EditionOf.Path, Status: DocumentStatus.Valid } && d.TrainingId == pathId)?.Number;
        var printed = await db.Set<DocumentContentRow>().Where(c => c.Number == attestation).Select(c => c.Printed).SingleOrDefaultAsync();
        return printed is null ? [] : [.. DocumentReach.Read(printed).Objectives.Select(o => new EvidenceEvaluation(o.Objective, o.Result))];
    }

    /// <summary>The sheet as JSON and its lists as tables, in one archive.</summary>
    public static async Task WriteAsync(Stream target, EvidenceSheet sheet, CancellationToken stop)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await AddAsync(archive, "evidence.json", JsonSerializer.Serialize(sheet, Json), stop);
        await AddAsync(archive, "activities.csv", Table(
            ["module", "title", "version", "sha256", "published_minutes", "started_at", "completed_at"],
            sheet.Activities.Select(a => new[] { a.Id, a.Title, a.Version ?? "", a.Hash ?? "", $"{a.PublishedMinutes}", Instant(a.StartedAt), Instant(a.CompletedAt) })), stop);
        await AddAsync(archive, "lessons.csv", Table(["module", "lesson", "read_at"], sheet.Lessons.Select(l => new[] { l.Module, l.Lesson, Instant(l.ReadAt) })), stop);
        await AddAsync(archive, "evaluations.csv", Table(["objective", "result"], sheet.Evaluations.Select(e => new[] { e.Objective, e.Result.ToString() })), stop);
        await AddAsync(archive, "documents.csv", Table(
            ["number", "kind", "training", "issued_on", "status"],
            sheet.Documents.Select(d => new[] { d.Number, d.Kind.ToString(), d.TrainingId, RosterFilter.Day(d.IssuedOn), d.Status.ToString() })), stop);
    }

    private static string Table(string[] header, IEnumerable<string[]> lines) => string.Concat(lines.Prepend(header).Select(cells => Csv.Line(cells) + "\r\n"));

    private static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static async Task AddAsync(ZipArchive archive, string name, string text, CancellationToken stop)
    {
        await using var content = await archive.CreateEntry(name).OpenAsync(stop);
        if (name.EndsWith(".csv", StringComparison.Ordinal)) await content.WriteAsync(Encoding.UTF8.Preamble.ToArray(), stop);
        await content.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
    }
}
