// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Persistence;
using Training.Web.Accounts;

namespace Training.Web.Tests.Site;

public sealed class SiteTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("/")]
    [InlineData("/modules")]
    [InlineData("/modules/bassin-minier")]
    [InlineData("/sign-in")]
    [InlineData("/join")]
    [InlineData("/no-such-page")]
    public async Task Every_page_carries_a_strict_policy_and_no_inline_style_or_script(string path)
    {
        using var visitor = await _site.Visit().GoAsync(path);
        var policy = Assert.Single(visitor.Answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("[style], style"));
        Assert.Empty(visitor.Page.QuerySelectorAll("script:not([src]):not([type='application/json'])"));
        Assert.Equal("nosniff", Assert.Single(visitor.Answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task Health_is_told_once_file_and_content_are_ready()
    {
        using var visitor = await _site.Visit().GoAsync("/healthz");
        Assert.Equal("Healthy", visitor.Html);
    }

    [Theory]
    [InlineData("link[rel=stylesheet]", "href")]
    [InlineData("script[src*='blazor.web']", "src")]
    [InlineData("script[type=module]", "src")]
    public async Task Bundle_and_framework_script_are_served_compressed_and_named_by_content(string selector, string attribute)
    {
        using var visitor = await _site.Visit().GoAsync("/");
        var address = visitor.Page.QuerySelector(selector)!.GetAttribute(attribute)!;
        Assert.Matches(@"\.[a-z0-9]{8,}\.(js|css)$", address);
        using var client = _site.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, address.StartsWith('/') ? address : $"/{address}");
        request.Headers.Add("Accept-Encoding", "br, gzip");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(answer.Content.Headers.ContentEncoding.Single(), (string[])["br", "gzip"]);
    }

    [Fact]
    public async Task A_backup_taken_while_running_holds_what_was_committed()
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        var target = Path.Combine(_site.Folder, "copy.db");
        await _site.Services.BackUpAsync(target);
        await using var copy = new SqliteConnection($"Data Source={target};Pooling=False");
        await copy.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = copy.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM people), (SELECT group_concat(integrity_check) FROM pragma_integrity_check)";
        await using var row = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        Assert.True(await row.ReadAsync(TestContext.Current.CancellationToken));
        await using var db = _site.OpenDb();
        Assert.Equal(await db.People.CountAsync(TestContext.Current.CancellationToken), row.GetInt32(0));
        Assert.Equal("ok", row.GetString(1));
    }

    [Fact]
    public async Task Committed_rows_wait_for_the_disk()
    {
        await using var db = _site.OpenDb();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        Assert.Equal(2L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        command.CommandText = "PRAGMA cache_size";
        Assert.Equal(-512L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Outside_development_nobody_has_an_account_until_the_printed_link_makes_the_first_administrator()
    {
        using var bare = TestSite.With(("environment", "Production"), ("Site:Address", "https://briquet.example"));
        await using (var db = bare.OpenDb()) Assert.False(await db.People.AnyAsync(TestContext.Current.CancellationToken));
        var link = new Uri(bare.Services.GetRequiredService<FirstAdministrator>().Link("https://briquet.example")).PathAndQuery;

        using var stranger = await bare.Visit().GoAsync("/first-administrator?token=0000");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Answer.StatusCode);

        using var visitor = await bare.Visit().GoAsync(link);
        await visitor.SubmitAsync("main form", ("GivenName", "Agathe"), ("FamilyName", "Première"), ("Password", "trois mots au hasard"));
        Assert.Equal("A", visitor.Text(".me"));
        await using (var db = bare.OpenDb()) Assert.Single(await db.UserRoles.ToListAsync(TestContext.Current.CancellationToken));

        using var late = await bare.Visit().GoAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, late.Answer.StatusCode);
    }

    [Fact]
    public void Outside_development_the_public_address_must_be_set()
    {
        using var bare = TestSite.With(("environment", "Production"));
        var problem = Assert.ThrowsAny<Exception>(() => bare.Services);
        Assert.Contains("Site:Address", problem.ToString(), StringComparison.Ordinal);
    }
}
