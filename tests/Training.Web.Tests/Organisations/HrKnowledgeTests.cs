// SPDX-License-Identifier: AGPL-3.0-or-later
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Attempts;
using Training.Web.Battles;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Access;
using Training.Web.Tests.Certificates;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>HR gets completion, dates, hours, documents: never a rank, points, a time of answer, a wrong answer or a day before somebody came. No streak is kept anywhere.</summary>
public sealed partial class HrKnowledgeTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    /// <summary>Stands in everything that HR may not know of the person.</summary>
    private const string Secret = "TEMOIN-SECRET";

    private const int SecretPoints = 98_765;
    private static readonly TimeSpan SecretTime = TimeSpan.FromMilliseconds(87_654);

    /// <summary>Years before the person came to work there.</summary>
    private static readonly DateTimeOffset SecretStart = new(2019, 3, 7, 5, 43, 21, TimeSpan.Zero);

    [Theory]
    [InlineData(Role.Hr, "claire.hennebelle")]
    [InlineData(Role.Fund, "solene.dubrulle")]
    public async Task No_page_or_endpoint_that_HR_reaches_tells_how_somebody_answered(Role role, string userName)
    {
        var subject = world.Subjects[0];
        await AnswerBadlyAsync(subject);
        using var hr = await world.Site.Visit().SignInAsync(userName);
        var (asked, seen, read) = (new Queue<string>(Doors(role, subject)), new HashSet<string>(), new HashSet<string>());
        while (asked.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            await hr.GoAsync(address);
            Assert.True(hr.Answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{address}: {(int)hr.Answer.StatusCode}");
            var type = hr.Answer.Content.Headers.ContentType?.MediaType ?? "";
            foreach (var text in await TextsAsync(type, hr.Answer.Content))
            {
                read.Add(type);
                Assert.True(!Told().IsMatch(text), $"{address} tells « {Told().Match(text)} »");
            }

            if (type != "text/html") continue;
            // Links that lead nowhere were found above; what only reads has nothing to post either.
            if (role == Role.Fund) Assert.Null(hr.Page.QuerySelector("main form[method=post]"));
            // The table of people stands in a form: only the filters, which offer words for all that can be asked, are left out.
            foreach (var note in hr.Page.QuerySelectorAll("main .note--info, main form.bar").ToArray()) note.Remove();
            if (address.StartsWith(Addresses.Portal, StringComparison.Ordinal)) Assert.DoesNotMatch(Forbidden(), hr.Page.QuerySelector("main")!.TextContent);
            foreach (var link in hr.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Where(IsRoom)) asked.Enqueue(link);
        }

        Assert.Contains(Addresses.PortalPerson(subject.Person), seen);
        Assert.Superset(new HashSet<string> { "text/html", "application/zip", "application/pdf", "text/csv" }, read);
    }

    [Fact]
    public void What_HR_is_shown_has_no_room_for_an_answer()
    {
        var found = new HashSet<Type>();
        Walk(typeof(RosterSheet));
        Walk(typeof(KnownPerson));
        Walk(typeof(EvidenceSheet));
        Assert.Contains(typeof(RosterCell), found);
        Assert.All(found.SelectMany(t => t.GetProperties()), p => Assert.DoesNotMatch("(?i)rank|xp|streak|seconds|elapsed|answer|response|wrong|credit|percent|score|level|badge", p.Name));

        void Walk(Type type)
        {
            foreach (var part in type.GenericTypeArguments) Walk(part);
            if (type.Namespace != typeof(RosterSheet).Namespace || !found.Add(type)) return;
            foreach (var property in type.GetProperties()) Walk(property.PropertyType);
        }
    }

    /// <summary>Every address of the portal that takes no body, and the subject's documents.</summary>
    private IEnumerable<string> Doors(Role role, Subject subject) =>
        AccessTable.Endpoints(world.Site).Select(e => AccessTable.Rows[e.Name])
            .Where(row => row.Verb == "GET" && (row.Route.StartsWith(Addresses.Portal, StringComparison.Ordinal) || row.Route.StartsWith("/documents/", StringComparison.Ordinal)))
            .Where(row => row.LeadsTo is null && row.Lets(role, subject, hasPass: false)).Select(row => row.Address?.Invoke(subject) ?? row.Route);

    /// <summary>All that somebody can read in an answer: archives opened, files to print as they are read.</summary>
    private static async Task<List<string>> TextsAsync(string type, HttpContent content)
    {
        var bytes = await content.ReadAsByteArrayAsync();
        if (type == "application/pdf") return [Sample.Read(bytes)];
        if (type != "application/zip") return [System.Text.Encoding.UTF8.GetString(bytes)];
        var texts = new List<string>();
        using var archive = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in archive.Entries)
        {
            using var file = new MemoryStream();
            await using (var packed = await entry.OpenAsync()) await packed.CopyToAsync(file);
            texts.Add(entry.FullName);
            texts.AddRange(await TextsAsync(entry.Name.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : "", new ByteArrayContent(file.ToArray())));
        }

        return texts;
    }

    private static bool IsRoom(string link) => link.StartsWith(Addresses.Portal, StringComparison.Ordinal) || link.StartsWith("/documents/", StringComparison.Ordinal);

    private async Task AnswerBadlyAsync(Subject subject)
    {
        var now = world.Site.Clock.GetUtcNow();
        await using var db = world.Site.OpenDb();
        if (await db.Set<AttemptAnswerRow>().AnyAsync(a => a.AttemptId == subject.Attempt)) return;
        var first = await db.Set<AttemptQuestionRow>().FirstAsync(q => q.AttemptId == subject.Attempt);
        db.Add(new AttemptAnswerRow { AttemptId = subject.Attempt, Position = first.Position, Response = $$"""{"text":"{{Secret}}"}""", Credit = 0, AnsweredAt = now });
        await db.Set<BattlePlayerRow>().Where(p => p.PlayerId == subject.Person)
            .ExecuteUpdateAsync(p => p.SetProperty(r => r.Points, SecretPoints).SetProperty(r => r.Name, Secret).SetProperty(r => r.OnPodium, true));
        db.Add(new BattleAnswerRow
        {
            BattleId = subject.PastBattle, PlayerId = subject.Person, Question = 0, Pass = 1, AnswerId = Guid.NewGuid(), Response = $$"""{"text":"{{Secret}}"}""", Credit = 0,
            Correct = 0, Points = SecretPoints, Elapsed = SecretTime, At = now,
        });
        db.Add(new ReviewLogRow { PersonId = subject.Person, ModuleId = Secret, QuestionId = Secret, Rev = 1, Source = ReviewSources.Attempt, Credit = 0, At = now });
        var module = world.Site.Services.GetRequiredService<Catalogue>().Current.FindPublished(AccessWorld.Module)!;
        db.Add(new ModuleCompletionRow
        {
            Id = Guid.NewGuid(), PersonId = subject.Person, EstablishmentId = subject.Establishment, AttemptId = subject.Attempt, ModuleId = module.Id, ModuleVersion = module.Version,
            ModuleHash = "", Minutes = 20, Badge = Secret, StartedAt = SecretStart, CompletedAt = now,
        });
        db.Add(new LessonReadingRow { PersonId = subject.Person, ModuleId = module.Id, LessonId = module.Lessons[0].Id, ReadAt = SecretStart });
        await db.SaveChangesAsync();
        Assert.IsType<Issued>(await world.Site.Services.GetRequiredService<Entitlements>().IssueModuleAsync(subject.Person, module.Id));
    }

    /// <summary>Any of the secrets, the numbers as people write them, the year of what was begun elsewhere; not as a part of an identity.</summary>
    [GeneratedRegex(@"(?i)TEMOIN-SECRET|(?<![0-9a-z])(98\P{L}?765|87\P{L}?654|0?1[:.]27[.,]654|2019)(?![0-9a-z])")]
    private static partial Regex Told();

    [GeneratedRegex(@"(?i)\b(rang|classement|podium|XP|niveau|série|score|points?|secondes?|mauvaises?|fautes?|erreurs?|réponses?|badges?)\b|\d\s*%")]
    private static partial Regex Forbidden();
}
