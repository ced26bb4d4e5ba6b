// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Modules;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Progress;
using Training.Web.Tests.Certificates;

namespace Training.Web.Tests.Progress;

/// <summary>A path that goes on under another version: the hours of one learning are certified once.</summary>
public sealed class PathRenewalTests : IDisposable
{
    private readonly DocumentsHost _host = new(settings: ("Documents:ValidMonths", "12"));

    public void Dispose() => _host.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The shortest of several modules in which no other path ends.</summary>
    private LearningPath Path
    {
        get
        {
            var paths = _host.Get<Catalogue>().Current.OpenPaths;
            return paths.Where(p => p.Modules.Length > 1 && !paths.Any(other => other != p && other.Modules.All(p.Modules.Contains))).MinBy(p => p.Modules.Length)!;
        }
    }

    private DateTimeOffset Now => _host.Clock.GetUtcNow();

    /// <summary>Somebody with a workplace who finished the path and holds its two documents; the path has got another version since.</summary>
    private async Task<(Guid Person, Guid Hr)> FinishedBeforeAsync()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (person, hr) = (await _host.AddPersonAsync(), await _host.AddHrAsync(organisation));
        await _host.KeepSheetAsync(organisation);
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        foreach (var module in Path.Modules) await Learning.PassAsync(_host, person, module);
        await _host.Get<Entitlements>().IssueDueAsync(person);
        Assert.Equal(1, (await _host.Get<Entitlements>().IssueForHrAsync(hr, CertificateKind.Realisation)).Given);
        await using var db = _host.Db();
        await db.Set<PathCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.PathVersion, "0.9.0"), Stop);
        await db.Set<DocumentRow>().ExecuteUpdateAsync(d => d.SetProperty(r => r.TrainingVersion, "0.9.0"), Stop);
        return (person, hr);
    }

    /// <summary>As if the modules had got another version since they were mastered, too.</summary>
    private async Task RewriteModulesAsync()
    {
        await using var db = _host.Db();
        await db.Set<ModuleCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.ModuleVersion, "0.9.0"), Stop);
    }

    private async Task<List<PathCompletionRow>> CompletionsAsync()
    {
        await using var db = _host.Db();
        return await db.Set<PathCompletionRow>().AsNoTracking().OrderBy(c => c.CompletedAt).ToListAsync(Stop);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Another_version_and_one_quiz_taken_again_certify_nothing_again(bool areModulesRewritten)
    {
        var (person, hr) = await FinishedBeforeAsync();
        if (areModulesRewritten) await RewriteModulesAsync();
        _host.Clock.Advance(TimeSpan.FromDays(30));
        await Learning.PassAsync(_host, person, Path.Modules[0]);
        Assert.Single(await CompletionsAsync());
        Assert.Empty(await _host.Get<Entitlements>().IssueDueAsync(person));
        Assert.Equal(new DueDocuments(0, 0), await _host.Get<Entitlements>().DueForHrAsync(hr));
        Assert.Equal(2, (await _host.Get<CertificateRegistry>().OfAsync(person)).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_modules_done_anew_finish_the_other_version_with_the_days_of_that_learning(bool areModulesRewritten)
    {
        var (person, hr) = await FinishedBeforeAsync();
        if (areModulesRewritten) await RewriteModulesAsync();
        _host.Clock.Advance(TimeSpan.FromDays(400));
        var begun = Now;
        foreach (var module in Path.Modules)
        {
            Assert.Single(await CompletionsAsync());
            await Learning.PassAsync(_host, person, module);
            _host.Clock.Advance(TimeSpan.FromDays(1));
        }

        var completions = await CompletionsAsync();
        Assert.Equal(2, completions.Count);
        Assert.Equal(
            (Path.Version, begun, Now - TimeSpan.FromDays(1), _host.Get<Catalogue>().Current.MinutesOf(Path)),
            (completions[1].PathVersion, completions[1].StartedAt, completions[1].CompletedAt, completions[1].Minutes));
        Assert.Empty(await _host.Get<Entitlements>().IssueDueAsync(person));
        Assert.Equal(new DueDocuments(0, 1), await _host.Get<Entitlements>().DueForHrAsync(hr));
        var documents = await _host.Get<CertificateRegistry>().OfAsync(person);
        Assert.Equal(3, documents.Count);
        Assert.Equal(DocumentStatus.Valid, documents[0].Status);

        // And once only.
        _host.Clock.Advance(TimeSpan.FromDays(1));
        await Learning.PassAsync(_host, person, Path.Modules[0]);
        Assert.Equal(2, (await CompletionsAsync()).Count);
    }

    [Fact]
    public async Task A_first_completion_counts_all_that_was_done_from_the_first_day_on()
    {
        var person = await _host.AddPersonAsync();
        var begun = Now;
        foreach (var module in Path.Modules)
        {
            Assert.Empty(await CompletionsAsync());
            await Learning.PassAsync(_host, person, module);
            _host.Clock.Advance(TimeSpan.FromDays(30));
        }

        var completion = Assert.Single(await CompletionsAsync());
        Assert.Equal((begun, Now - TimeSpan.FromDays(30)), (completion.StartedAt, completion.CompletedAt));
        Assert.Equal(_host.Get<Catalogue>().Current.MinutesOf(Path), completion.Minutes);
    }
}
