// SPDX-License-Identifier: AGPL-3.0-or-later
using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Tests.Access;

namespace Training.Web.Tests.Organisations;

/// <summary>The evidence of an action: activities, dates, documents; nothing about how somebody answered.</summary>
public sealed class EvidenceTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private async Task<EvidenceSheet?> GatherAsync(Subject subject, string path = "premiers-pas")
    {
        await using var db = world.Site.OpenDb();
        var claire = await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync();
        return await world.Site.Services.GetRequiredService<Evidence>().GatherAsync(claire, subject.Person, path);
    }

    [Fact]
    public async Task The_archive_holds_the_sheet_and_its_tables_and_is_logged()
    {
        var sheet = (await GatherAsync(world.Subjects[0]))!;
        using var target = new MemoryStream();
        await Evidence.WriteAsync(target, sheet, TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(target);
        Assert.Equal(["evidence.json", "activities.csv", "lessons.csv", "evaluations.csv", "documents.csv"], archive.Entries.Select(e => e.Name));
        using var reader = new StreamReader(await archive.GetEntry("evidence.json")!.OpenAsync(TestContext.Current.CancellationToken));
        var json = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains(world.Subjects[0].Document, json, StringComparison.Ordinal);
        Assert.Contains("Sacha Témoin", json, StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex("(?i)\"(percent|score|credit|rank|xp|streak|response|answer)"), json);
        await using var db = world.Site.OpenDb();
        Assert.True(await db.Set<AuditRow>().AnyAsync(a => a.Action == "evidence.exported" && a.Subject == $"premiers-pas/{world.Subjects[0].Person:N}" && a.OrganisationId == world.Subjects[0].Organisation, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_stranger_or_an_unknown_path_gives_nothing()
    {
        Assert.Null(await GatherAsync(world.Subjects[2]));
        Assert.Null(await GatherAsync(world.Subjects[0], "nulle-part"));
    }
}
