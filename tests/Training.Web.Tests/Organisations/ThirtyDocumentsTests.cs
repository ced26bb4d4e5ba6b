// SPDX-License-Identifier: AGPL-3.0-or-later
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Organisations;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Certificates;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>From an empty organisation to an archive of thirty documents, and one revocation.</summary>
public sealed class ThirtyDocumentsTests : IDisposable
{
    private const int People = 30;
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task An_empty_organisation_fills_from_a_list_and_ends_with_an_archive_of_thirty()
    {
        var stop = TestContext.Current.CancellationToken;
        var (organisation, establishment, hr) = await OpenAsync();
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync($"{Addresses.Portal}?establishment={establishment:N}");
        Assert.Contains("Personne ne correspond", claire.Html, StringComparison.Ordinal);

        await claire.GoAsync(Addresses.PortalRoster);
        var list = string.Concat(Enumerable.Range(1, People).Select(i => $"Témoin {i:00};Sacha;Gîte du Puits\n"));
        await claire.UploadAsync("main form", "file", Encoding.UTF8.GetBytes("nom;prénom;établissement\n" + list));
        await claire.SubmitAsync("main form");
        Assert.StartsWith($"{Addresses.PortalRoster}?added={People}&", claire.Path, StringComparison.Ordinal);

        var numbers = await GiveAsync(organisation, establishment);
        Assert.Equal(People, await ZipAsync(hr, stop));
        await claire.GoAsync($"{Addresses.Portal}?establishment={establishment:N}&path=premiers-pas");
        Assert.Equal(People, claire.Page.QuerySelectorAll(".matrix .dl").Length);

        Assert.True(CertificateNumber.TryParse(numbers[0], out var first));
        await _site.Services.GetRequiredService<CertificateLife>().RevokeAsync(new Keeper(hr, IsAdministrator: false), first, "délivré par erreur");
        Assert.Equal(People - 1, await ZipAsync(hr, stop));
        await claire.GoAsync(Addresses.Verify(numbers[0]));
        Assert.Contains("délivré par erreur", claire.Html, StringComparison.Ordinal);
    }

    private async Task<int> ZipAsync(Guid hr, CancellationToken stop)
    {
        using var target = new MemoryStream();
        await _site.Services.GetRequiredService<DocumentParcels>().ZipAsync(target, hr, new DocumentFilter(), stop);
        using var archive = new ZipArchive(target);
        return archive.Entries.Select(e => e.Name).Distinct().Count();
    }

    private async Task<(Guid Organisation, Guid Establishment, Guid Hr)> OpenAsync()
    {
        await using var db = _site.OpenDb();
        var organisation = new Organisation { Id = Guid.NewGuid(), Name = "Gîtes du Puits", City = "Lens", Signatory = "Hélène Vasseur", SignatoryCapacity = "responsable pédagogique" };
        var establishment = new Establishment
        {
            Id = Guid.NewGuid(), OrganisationId = organisation.Id, Name = "Gîte du Puits", City = "Lens", Trade = Trade.Reception, JoinCode = "GTDPTTSX",
        };
        var hr = await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync();
        db.AddRange(organisation, establishment, new HrScope(hr, organisation.Id));
        await db.SaveChangesAsync();
        return (organisation.Id, establishment.Id, hr);
    }

    private async Task<List<string>> GiveAsync(Guid organisation, Guid establishment)
    {
        var (today, numbers) = (ParisTime.DayOf(_site.Clock.GetUtcNow()), new List<string>());
        await using var db = _site.OpenDb();
        var people = await db.People.Where(p => db.Memberships.Any(m => m.PersonId == p.Id && m.EstablishmentId == establishment)).ToListAsync();
        foreach (var person in people)
        {
            var right = new Entitlement(
                Sample.Certificate with { HolderName = person.FullName, FirstDay = today, LastDay = today, IssuedOn = today }, person.Id,
                new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", ""), [], establishment, organisation);
            numbers.Add(((Issued)await _site.Services.GetRequiredService<CertificateRegistry>().IssueAsync(right)).Number.ToString());
        }

        return numbers;
    }
}
