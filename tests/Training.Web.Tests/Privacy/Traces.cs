// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Attempts;
using Training.Battles;
using Training.Certificates;
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Battles;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Certificates;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>Somebody who left something in every room, and the search for what is still to be found of them.</summary>
internal sealed class Traces(TestSite site)
{
    public const string Module = "bassin-minier", BattleName = "Mineur de fond";

    public async Task<Guid> PersonAsync(string user)
    {
        await using var db = site.OpenDb();
        return await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync();
    }

    /// <summary>An attempt with an answer, lessons, a completion, a document, needs, a battle that is over.</summary>
    /// <returns>The document's number.</returns>
    public async Task<string> LeaveAsync(Guid person, CertificateKind kind = CertificateKind.Participation, Training.Organisations.Establishment? house = null)
    {
        var now = site.Clock.GetUtcNow();
        var module = site.Services.GetRequiredService<Catalogue>().Current.FindPublished(Module)!;
        var book = site.Services.GetRequiredService<AttemptBook>();
        var attempt = (await book.StartAsync(person, module))!.Value;
        await site.Services.GetRequiredService<ProgressBook>().LayAsync(person, Module, module.Lessons[0].Id);
        await site.Services.GetRequiredService<NeedsBook>().KeepAsync(person, new PersonalNeeds(2));
        await using var db = site.OpenDb();
        var text = await db.Set<AttemptQuestionRow>().Where(q => q.AttemptId == attempt).OrderBy(q => q.Position).FirstAsync();
        db.Add(new AttemptAnswerRow { AttemptId = attempt, Position = text.Position, Response = "{}", Credit = 0, AnsweredAt = now });
        await db.Set<AttemptRow>().Where(a => a.Id == attempt).ExecuteUpdateAsync(a => a.SetProperty(r => r.FinishedAt, now).SetProperty(r => r.Percent, 50));
        db.Add(new ReviewLogRow { PersonId = person, ModuleId = Module, QuestionId = text.QuestionId, Rev = 1, Source = ReviewSources.Attempt, Credit = 0, At = now });
        db.Add(new ModuleCompletionRow
        {
            Id = Guid.NewGuid(), PersonId = person, EstablishmentId = null, AttemptId = Guid.NewGuid(), ModuleId = Module, ModuleVersion = "1.0.0", ModuleHash = "",
            Minutes = 20, Badge = Module, StartedAt = now, CompletedAt = now,
        });
        await db.SaveChangesAsync();
        await PlayAsync(person, text);
        var certificate = Sample.Certificate with { Kind = kind, HolderName = (await db.People.SingleAsync(p => p.Id == person)).FullName, IssuedOn = ParisTime.DayOf(now), FirstDay = ParisTime.DayOf(now), LastDay = ParisTime.DayOf(now) };
        var right = new Entitlement(certificate, person, new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", ""), [], house?.Id, house?.OrganisationId);
        return ((Issued)await site.Services.GetRequiredService<CertificateRegistry>().IssueAsync(right)).Number.ToString();
    }

    /// <summary>A battle that is over, which the person made and in which they answered.</summary>
    public async Task<Guid> PlayAsync(Guid person, AttemptQuestionRow question)
    {
        var (now, id) = (site.Clock.GetUtcNow(), Guid.NewGuid());
        await using var db = site.OpenDb();
        db.Add(new BattleRow
        {
            Id = id, Code = id.ToString("N")[..6], Token = id.ToString("N"), CreatedBy = person, CreatedAt = now, Settings = System.Text.Json.JsonSerializer.Serialize(new BattleSettings()),
            Phase = BattlePhase.Finished, Position = 0, Since = now, EndedAt = now, HostId = person, Heirs = $"{Guid.NewGuid()},{person}", Seq = 1, Version = 1, AliveAt = now,
        });
        db.Add(new BattleQuestionRow { BattleId = id, Position = 0, ModuleId = Module, QuestionId = question.QuestionId, Rev = 1, TextHash = question.TextHash, Order = "0,1", LessonTitles = "{}" });
        db.Add(new BattlePlayerRow { BattleId = id, PlayerId = person, Name = BattleName, FirstQuestion = 0, ParkedFor = "", Uncounted = "", Points = 1, Correct = 1 });
        db.Add(new BattleAnswerRow
        {
            BattleId = id, PlayerId = person, Question = 0, Pass = 0, AnswerId = Guid.NewGuid(), Response = System.Text.Json.JsonSerializer.Serialize<Response>(new ChoiceResponse([1])),
            Credit = 1, Correct = 1, Points = 1, Elapsed = TimeSpan.FromSeconds(3), At = now,
        });
        await db.SaveChangesAsync();
        return id;
    }

    /// <summary>Tables and columns in which a text is still found, in any writing.</summary>
    public async Task<string[]> FindAsync(string text)
    {
        await using var db = site.OpenDb();
        var found = new List<string>();
        await using var connection = new SqliteConnection(db.Database.GetConnectionString());
        await connection.OpenAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var i = 0; i < rows.FieldCount; i++)
                    if (rows.GetValue(i) is string value && value.Contains(text, StringComparison.OrdinalIgnoreCase)) found.Add($"{table}.{rows.GetName(i)}");
        }

        return [.. found.Distinct().Order()];
    }
}
