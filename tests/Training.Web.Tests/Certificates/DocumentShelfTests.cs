// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Tests.Certificates;

public sealed class DocumentShelfTests : IAsyncLifetime
{
    private readonly DocumentsHost _host = new(settings: ("Documents:RegisterPage", "2"));
    private Guid _hr, _organisation, _first, _second;
    private readonly List<string> _numbers = [];

    private DocumentShelf Shelf => _host.Get<DocumentShelf>();

    public async ValueTask InitializeAsync()
    {
        (_organisation, _first) = await _host.AddOrganisationAsync("Gaillette");
        _second = Guid.NewGuid();
        await _host.AddAsync(new Training.Organisations.Establishment
        {
            Id = _second, OrganisationId = _organisation, Name = "Estaminet de la Berline", City = "Béthune", Trade = Training.Organisations.Trade.Restaurant, JoinCode = "EATAMNET",
        });
        _hr = await _host.AddHrAsync(_organisation);
        await GiveAsync("Zoé", "Delattre", _first, Sample.Certificate, "premiers-pas");
        await GiveAsync("Łukasz", "Nowak", _second, Sample.Certificate, "premiers-pas");
        _host.Clock.Advance(TimeSpan.FromDays(20));
        await GiveAsync("Léa", "O’Brien", _second, Sample.Realisation, "autre-parcours");
        Assert.IsType<LifeChange.Done>(await _host.Get<CertificateLife>().RevokeAsync(new Keeper(_hr, false), Number(_numbers[1]), "erreur"));
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CertificateNumber Number(string text) => CertificateNumber.TryParse(text, out var number) ? number : default;

    private async Task GiveAsync(string given, string family, Guid establishment, Certificate certificate, string training)
    {
        var person = await _host.AddPersonAsync(given, family);
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var day = DateOnly.FromDateTime(_host.Clock.GetUtcNow().UtcDateTime);
        var issued = await _host.Get<CertificateRegistry>().IssueAsync(new Entitlement(
            certificate with { HolderName = $"{given} {family}", IssuedOn = day, FirstDay = day, LastDay = day }, person,
            new FollowedTraining(EditionOf.Path, training, "1.0.0", "abc"), [], establishment, _organisation));
        _numbers.Add(Assert.IsType<Issued>(issued).Number.ToString());
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private async Task<IEnumerable<int>> FoundAsync(DocumentFilter filter) =>
        (await Shelf.PageAsync(_hr, filter, 0, 10)).Select(d => _numbers.IndexOf(d.Number)).Order();

    [Fact]
    public async Task Each_filter_keeps_what_it_says()
    {
        Assert.Equal([0, 1, 2], await FoundAsync(new()));
        Assert.Equal([1, 2], await FoundAsync(new() { EstablishmentId = _second }));
        Assert.Equal([0, 1], await FoundAsync(new() { Trainings = [new(EditionOf.Path, "premiers-pas")] }));
        Assert.Equal([2], await FoundAsync(new() { Kind = CertificateKind.Realisation }));
        Assert.Equal([1], await FoundAsync(new() { Status = DocumentStatus.Revoked }));
        Assert.Equal([0, 2], await FoundAsync(new() { Status = DocumentStatus.Valid }));
        Assert.Equal([2], await FoundAsync(new() { From = new DateOnly(2026, 3, 15) }));
        Assert.Equal([0, 1], await FoundAsync(new() { To = new DateOnly(2026, 3, 14) }));
        Assert.Empty(await FoundAsync(new() { Status = DocumentStatus.Withdrawn }));
    }

    [Fact]
    public async Task Lines_come_latest_first_and_say_what_a_register_needs()
    {
        var lines = await Shelf.LinesAsync(_hr, new()).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([2, 1, 0], lines.Select(l => _numbers.IndexOf(l.Number)));
        var line = lines[2];
        Assert.Equal(("Zoé Delattre", "Attestation de fin de formation", "Ambassadeur du Bassin minier", 210), (line.Holder, line.Title, line.Training, line.Minutes));
        Assert.Equal($"attestation-de-fin-de-formation-zoe-delattre-{_numbers[0]}.pdf", line.FileName);
        Assert.Equal($"attestation-de-fin-de-formation-lukasz-nowak-{_numbers[1]}.pdf", lines[1].FileName);
    }

    [Fact]
    public async Task Files_are_the_valid_ones_unless_another_status_is_asked_and_each_is_written_down()
    {
        Assert.Equal(2, await Shelf.CountFilesAsync(_hr, new()));
        var files = await Shelf.FilesAsync(_hr, new()).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([2, 0], files.Select(f => _numbers.IndexOf(f.Document.Number)));
        Assert.All(files, f => Assert.Equal(f.Document.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(f.Pdf))));
        await using var db = _host.Db();
        Assert.Equal(2, await db.Set<AuditRow>().CountAsync(a => a.Action == CertificateRegistry.Downloaded && a.PersonId == _hr, TestContext.Current.CancellationToken));
        Assert.Equal([1], (await Shelf.FilesAsync(_hr, new() { Status = DocumentStatus.Revoked }).ToListAsync(TestContext.Current.CancellationToken)).Select(f => _numbers.IndexOf(f.Document.Number)));
    }

    [Fact]
    public async Task Another_organisation_s_shelf_is_empty()
    {
        var (other, _) = await _host.AddOrganisationAsync("Carreau");
        var stranger = await _host.AddHrAsync(other);
        Assert.Equal((0, 0), (await Shelf.CountAsync(stranger, new()), await Shelf.CountFilesAsync(stranger, new())));
        Assert.Empty(await Shelf.FilesAsync(stranger, new()).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_filter_goes_through_the_address_and_back()
    {
        var filter = new DocumentFilter
        {
            EstablishmentId = Guid.NewGuid(), Trainings = [new(EditionOf.Path, "premiers-pas")], Kind = CertificateKind.Participation, Status = DocumentStatus.Expired,
            From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 31),
        };
        var query = new Microsoft.AspNetCore.Http.QueryCollection(filter.Query.ToDictionary(q => q.Key, q => new Microsoft.Extensions.Primitives.StringValues(q.Value)));
        // Two lists of nobody are not the same list to a record.
        Assert.Empty(DocumentFilter.Read(query).People);
        Assert.Equal(filter.Trainings, DocumentFilter.Read(query).Trainings.AsEnumerable());
        Assert.Equal(filter, DocumentFilter.Read(query) with { People = filter.People, Trainings = filter.Trainings });
        Assert.True(DocumentFilter.Read(new Microsoft.AspNetCore.Http.QueryCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>
        {
            ["kind"] = "99", ["status"] = "nothing", ["from"] = "demain", ["establishment"] = "x", ["training"] = "premiers-pas",
        })).IsEmpty);
    }

    [Fact]
    public async Task The_register_pages_through_and_keeps_its_filters()
    {
        var first = WebUtility.HtmlDecode(await _host.Browser(_hr).GetStringAsync("/portal/documents?kind=EndOfTraining&from=2026-03-01"));
        Assert.Contains("2 documents", first);
        Assert.DoesNotContain("Page suivante", first);
        var all = await _host.Visit(_hr).GoAsync("/portal/documents?from=2026-03-01");
        Assert.Contains("Page 1 sur 2", all.Html);
        Assert.Equal("/portal/documents?from=2026-03-01&page=2", all.Page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        var second = await all.GoAsync("/portal/documents?from=2026-03-01&page=2");
        Assert.Contains("Zoé Delattre", WebUtility.HtmlDecode(second.Html));
        Assert.DoesNotContain("Léa", WebUtility.HtmlDecode(second.Html));
    }
}
