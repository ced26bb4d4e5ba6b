// SPDX-License-Identifier: AGPL-3.0-or-later
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;
using Training.Web.Tests.Battles;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>Everybody takes all that is kept of them, at once, and nothing of anybody else.</summary>
public sealed class PersonalExportTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Privacy:ExportsPerHour", "2"));

    public void Dispose() => _site.Dispose();

    private async Task<byte[]> TakeAsync(string user)
    {
        using var client = _site.Client();
        using var visitor = await _site.Visit().SignInAsync(user);
        await visitor.GoAsync(Addresses.Rights);
        using var request = new HttpRequestMessage(HttpMethod.Post, Addresses.Export) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Hall.Token(visitor))]) };
        request.Headers.Add("Cookie", visitor.Cookies);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    [Fact]
    public async Task The_archive_holds_every_table_as_json_and_csv_and_the_documents_themselves()
    {
        var traces = new Traces(_site);
        var zoe = await traces.PersonAsync("zoe.delattre");
        var number = await traces.LeaveAsync(zoe);
        using var zip = new ZipArchive(new MemoryStream(await TakeAsync("zoe.delattre")));
        using var json = JsonDocument.Parse(Read(zip, "donnees.json"));
        var tables = json.RootElement.GetProperty("tables");
        Assert.Equal(_site.Services.GetServices<PersonalTable>().Select(t => t.Name).Order(StringComparer.Ordinal), tables.EnumerateObject().Select(t => t.Name));
        foreach (var filled in (string[])["account", "attempt-answers", "attempts", "battle-answers", "battle-seats", "battles", "documents", "lessons-read", "memberships", "modules-completed", "needs", "notices-read", "person", "review-log"])
        {
            Assert.True(tables.GetProperty(filled).GetArrayLength() > 0, filled);
            Assert.Contains('\n', Read(zip, $"csv/{filled}.csv"));
        }

        Assert.Equal("Delattre", tables.GetProperty("person")[0].GetProperty("family_name").GetString());
        Assert.StartsWith("%PDF", Read(zip, $"document-contents/{number}.pdf"), StringComparison.Ordinal);
        Assert.Contains("battle-seats (1)", Read(zip, "lisez-moi.txt"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_opens_an_account_and_nobody_else_is_in_it()
    {
        var traces = new Traces(_site);
        await traces.LeaveAsync(await traces.PersonAsync("karim.lefebvre"));
        await using var db = _site.OpenDb();
        var account = await db.Users.SingleAsync(u => u.UserName == "zoe.delattre", TestContext.Current.CancellationToken);
        using var zip = new ZipArchive(new MemoryStream(await TakeAsync("zoe.delattre")));
        var all = string.Concat(zip.Entries.Select(e => Read(zip, e.FullName)));
        foreach (var secret in (string[])[account.PasswordHash!, account.SecurityStamp!, account.ConcurrencyStamp!]) Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        Assert.DoesNotContain("Lefebvre", all, StringComparison.Ordinal);
        Assert.DoesNotContain((await traces.PersonAsync("karim.lefebvre")).ToString(), all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_export_stands_in_the_log_and_a_third_in_the_hour_is_refused_in_words()
    {
        await TakeAsync("zoe.delattre");
        await TakeAsync("zoe.delattre");
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync($"form[action='{Addresses.Export}']");
        Assert.Equal("Vous venez de télécharger vos données", zoe.Text("[role=alert] .note__t"));
        await using var db = _site.OpenDb();
        Assert.Equal(2, await db.Set<AuditRow>().CountAsync(r => r.Action == PersonalExport.Action, TestContext.Current.CancellationToken));
    }
}
