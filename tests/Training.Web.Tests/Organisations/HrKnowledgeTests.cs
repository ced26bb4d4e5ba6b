// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Attempts;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Access;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>HR gets completion, dates, hours, documents: never a rank, XP, a streak, a time of answer or a wrong answer.</summary>
public sealed partial class HrKnowledgeTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    /// <summary>Stands in everything that HR may not know of the person.</summary>
    private const string Secret = "TEMOIN-SECRET";

    [Fact]
    public async Task No_page_or_endpoint_that_HR_reaches_tells_how_somebody_answered()
    {
        var subject = world.Subjects[0];
        await AnswerBadlyAsync(subject);
        using var hr = await world.Site.Visit().SignInAsync("claire.hennebelle");
        var (asked, seen) = (new Queue<string>(Doors(subject)), new HashSet<string>());
        while (asked.TryDequeue(out var address))
        {
            if (!seen.Add(address)) continue;
            await hr.GoAsync(address);
            Assert.True(hr.Answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NoContent, $"{address}: {(int)hr.Answer.StatusCode}");
            Assert.DoesNotContain(Secret, hr.Html, StringComparison.OrdinalIgnoreCase);
            if (hr.Answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var note in hr.Page.QuerySelectorAll("main .note--info, main option, main form").ToArray()) note.Remove();
            if (address.StartsWith(Addresses.Portal, StringComparison.Ordinal)) Assert.DoesNotMatch(Forbidden(), hr.Page.QuerySelector("main")!.TextContent);
            foreach (var link in hr.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Where(IsRoom)) asked.Enqueue(link);
        }

        Assert.Contains(Addresses.PortalPerson(subject.Person), seen);
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
    private IEnumerable<string> Doors(Subject subject) =>
        AccessTable.Endpoints(world.Site).Select(e => AccessTable.Rows[e.Name])
            .Where(row => row.Verb == "GET" && (row.Route.StartsWith(Addresses.Portal, StringComparison.Ordinal) || row.Route.StartsWith("/documents/", StringComparison.Ordinal)))
            .Where(row => row.LeadsTo is null && row.Lets(Role.Hr, subject, hasPass: false)).Select(row => row.Address?.Invoke(subject) ?? row.Route);

    private static bool IsRoom(string link) => link.StartsWith(Addresses.Portal, StringComparison.Ordinal) || link.StartsWith("/documents/", StringComparison.Ordinal);

    private async Task AnswerBadlyAsync(Subject subject)
    {
        var now = world.Site.Clock.GetUtcNow();
        await using var db = world.Site.OpenDb();
        var first = await db.Set<AttemptQuestionRow>().FirstAsync(q => q.AttemptId == subject.Attempt);
        db.Add(new AttemptAnswerRow { AttemptId = subject.Attempt, Position = first.Position, Response = $$"""{"text":"{{Secret}}"}""", Credit = 0, AnsweredAt = now });
        db.Add(new ReviewLogRow { PersonId = subject.Person, ModuleId = Secret, QuestionId = Secret, Rev = 1, Source = ReviewSources.Attempt, Credit = 0, At = now });
        var module = world.Site.Services.GetRequiredService<Catalogue>().Current.FindPublished(AccessWorld.Module)!;
        db.Add(new ModuleCompletionRow
        {
            Id = Guid.NewGuid(), PersonId = subject.Person, EstablishmentId = subject.Establishment, AttemptId = subject.Attempt, ModuleId = module.Id, ModuleVersion = module.Version,
            ModuleHash = "", Minutes = 20, Badge = Secret, StartedAt = now, CompletedAt = now,
        });
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"(?i)\b(rang|classement|podium|XP|niveau|série|score|points?|secondes?|mauvaises?|fautes?|erreurs?|réponses?|badges?)\b|\d\s*%")]
    private static partial Regex Forbidden();
}
