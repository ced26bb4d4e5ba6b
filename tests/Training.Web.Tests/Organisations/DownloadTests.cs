// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PdfSharp.Pdf.IO;
using Training.Web.Certificates;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Access;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>Many documents at once, of one's own people only; nothing to download says why.</summary>
public sealed class DownloadTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private async Task<Guid> ClaireAsync()
    {
        await using var db = world.Site.OpenDb();
        return await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync();
    }

    private DocumentParcels Parcels => world.Site.Services.GetRequiredService<DocumentParcels>();

    [Fact]
    public async Task The_archive_holds_the_genuine_files_of_one_s_own_people_and_each_is_logged()
    {
        var claire = await ClaireAsync();
        using var target = new MemoryStream();
        await Parcels.ZipAsync(target, claire, new DocumentFilter(), TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(target);
        var entry = Assert.Single(archive.Entries);
        Assert.Contains(world.Subjects[0].Document, entry.Name, StringComparison.Ordinal);
        using var content = new MemoryStream();
        await using (var file = await entry.OpenAsync(TestContext.Current.CancellationToken)) await file.CopyToAsync(content, TestContext.Current.CancellationToken);
        await using var db = world.Site.OpenDb();
        var number = world.Subjects[0].Document;
        Assert.Equal(await db.Set<DocumentContentRow>().Where(c => c.Number == number).Select(c => c.Pdf).SingleAsync(TestContext.Current.CancellationToken), content.ToArray());
        Assert.True(await db.Set<AuditRow>().AnyAsync(a => a.Action == CertificateRegistry.Downloaded && a.Subject == number && a.PersonId == claire, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_merged_file_has_the_pages_of_all()
    {
        using var merged = new MemoryStream();
        await Parcels.MergeAsync(merged, await ClaireAsync(), new DocumentFilter(), TestContext.Current.CancellationToken);
        merged.Position = 0;
        using var document = PdfReader.Open(merged, PdfDocumentOpenMode.Import);
        Assert.Equal(1, document.PageCount);
    }

    [Fact]
    public async Task The_register_as_a_table_names_each_document_once()
    {
        using var target = new MemoryStream();
        await Parcels.CsvAsync(target, await ClaireAsync(), new DocumentFilter(), TestContext.Current.CancellationToken);
        var lines = System.Text.Encoding.UTF8.GetString(target.ToArray()).TrimEnd().Split("\r\n");
        Assert.Equal(2, lines.Length);
        Assert.StartsWith($"{world.Subjects[0].Document};", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_to_download_is_a_page_that_says_why()
    {
        using var claire = await world.Site.Visit().SignInAsync("claire.hennebelle");
        foreach (var address in (string[])[Addresses.DocumentsZip, Addresses.DocumentsMerged, Addresses.DocumentsCsv])
        {
            await claire.GoAsync(string.Create(CultureInfo.InvariantCulture, $"{address}?person={Guid.NewGuid():N}"));
            Assert.Equal("Rien à télécharger", claire.Text("h1"));
        }

        await claire.GoAsync($"{Addresses.DocumentsZip}?person={world.Subjects[0].Person:N}");
        Assert.Equal("application/zip", claire.Answer.Content.Headers.ContentType?.MediaType);
        await claire.GoAsync($"{Addresses.DocumentsZip}?person={world.Subjects[2].Person:N}");
        Assert.Equal("Rien à télécharger", claire.Text("h1"));
    }
}
