// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Training.Web.Attempts;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>An activity of the action: a module with its published minutes, and when it was done.</summary>
public sealed record EvidenceActivity(string Id, string Title, string? Version, string? Hash, int PublishedMinutes, DateTimeOffset? StartedAt, DateTimeOffset? CompletedAt);

/// <summary>A lesson read to its end.</summary>
public sealed record EvidenceLesson(string Module, string Lesson, DateTimeOffset ReadAt);

/// <summary>What proves that somebody followed an action; no answer, score or time of answer fits in here. What is not collected is said to be so.</summary>
public sealed record EvidenceSheet(
    string Learner, string Action, string ActionVersion, string ShownBefore, string Nature, string Modality, int PublishedMinutes, ImmutableArray<EvidenceActivity> Activities,
    ImmutableArray<EvidenceLesson> Lessons, ImmutableArray<DateTimeOffset> AssistanceGiven, ImmutableArray<KnownDocument> Documents, ImmutableArray<string> NotCollected);

/// <summary>Gathers for HR what proves that a person followed an action, within the days of their memberships.</summary>
internal sealed class Evidence(IDbContextFactory<TrainingDb> databases, Catalogue catalogue, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>The sheet; null when the account may not know of the person, or there is no such path.</summary>
    public async Task<EvidenceSheet?> GatherAsync(Guid hrPersonId, Guid person, string pathId)
    {
        if (catalogue.Shown.OpenPaths.FirstOrDefault(p => p.Id == pathId) is not { } path) return null;
        await using var db = await databases.CreateDbContextAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var mine = HrView.Memberships(db, hrPersonId, ParisTime.DayOf(clock.GetUtcNow()));
        var name = await db.People.Where(p => p.Id == person && mine.Any(m => m.PersonId == p.Id)).Select(p => p.GivenName + " " + p.FamilyName).SingleOrDefaultAsync();
        if (name is null) return null;

        var known = await RosterKnowledge.OfAsync(db, hrPersonId, mine, [person]);
        bool Seen(DateTimeOffset at) => known.Memberships[person].Any(m => m.Covers(ParisTime.DayOf(at)));
        var lessons = await db.Set<LessonReadingRow>().Where(r => r.PersonId == person && path.Modules.Contains(r.ModuleId)).OrderBy(r => r.ReadAt).ToListAsync();
        var given = await db.Set<AttemptResetRow>().Where(r => r.PersonId == person && path.Modules.Contains(r.ModuleId)).OrderBy(r => r.At).Select(r => r.At).ToListAsync();
        var documents = await RosterDocuments.OfAsync(db, hrPersonId, person);
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = "evidence.exported", Subject = $"{pathId}/{person:N}", OrganisationId = await HrView.OrganisationAsync(db, known.Memberships[person].Select(m => m.EstablishmentId)) });
        await db.SaveChangesAsync();
        return new EvidenceSheet(
            name, path.Title, path.Version, path.Summary, path.Nature, path.Modality, catalogue.Shown.MinutesOf(path),
            [.. path.Modules.Select(id => Activity(id, known.Modules[person].FirstOrDefault(c => c.ModuleId == id)))],
            [.. lessons.Where(l => Seen(l.ReadAt)).Select(l => new EvidenceLesson(l.ModuleId, l.LessonId, l.ReadAt))], [.. given.Where(Seen)],
            [.. documents.Where(d => d.TrainingOf == EditionOf.Path ? d.TrainingId == pathId : path.Modules.Contains(d.TrainingId))], ["positioning", "reminders", "satisfaction"]);
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
        await AddAsync(archive, "documents.csv", Table(
            ["number", "kind", "training", "issued_on", "status"],
            sheet.Documents.Select(d => new[] { d.Number, d.Kind.ToString(), d.TrainingId, RosterFilter.Day(d.IssuedOn), d.Status.ToString() })), stop);
    }

    private EvidenceActivity Activity(string id, ModuleCompletionRow? done)
    {
        var module = catalogue.Shown.Modules[id];
        return new EvidenceActivity(id, module.Title, done?.ModuleVersion, done?.ModuleHash, done?.Minutes ?? (int)module.Duration.TotalMinutes, done?.StartedAt, done?.CompletedAt);
    }

    private static string Table(string[] header, IEnumerable<string[]> lines) => string.Concat(lines.Prepend(header).Select(cells => CsvLine.Of(cells) + "\r\n"));

    private static string Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture) ?? "";

    private static async Task AddAsync(ZipArchive archive, string name, string text, CancellationToken stop)
    {
        await using var content = await archive.CreateEntry(name).OpenAsync(stop);
        if (name.EndsWith(".csv", StringComparison.Ordinal)) await content.WriteAsync(Encoding.UTF8.Preamble.ToArray(), stop);
        await content.WriteAsync(Encoding.UTF8.GetBytes(text), stop);
    }
}
