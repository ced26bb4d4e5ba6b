// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Certificates;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>A document stands under what it is of, by the name of its kind: a module and a path may have one slug.</summary>
public sealed class PortalDocumentsTests : IDisposable
{
    /// <summary>A path and a module are called so.</summary>
    private const string Slug = "bassin-minier";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private async Task<(Person Person, Establishment House)> ZoeAsync()
    {
        await using var db = _site.OpenDb();
        var person = await db.People.SingleAsync(p => p.GivenName == "Zoé");
        return (person, await db.Establishments.SingleAsync(e => db.Memberships.Any(m => m.PersonId == person.Id && m.EstablishmentId == e.Id)));
    }

    private async Task<string> GiveAsync(CertificateKind kind, EditionOf of, string training)
    {
        var ((person, house), today) = (await ZoeAsync(), ParisTime.DayOf(_site.Clock.GetUtcNow()));
        var sample = kind == CertificateKind.Realisation ? Sample.Realisation : Sample.Certificate with { Kind = kind, Wording = CertificateWording.Of(kind) };
        var shown = _site.Services.GetRequiredService<Catalogue>().Current;
        var title = of == EditionOf.Path ? shown.Paths[training].Title : shown.Modules[training].Title;
        var right = new Entitlement(
            sample with { HolderName = person.FullName, Training = title, FirstDay = today, LastDay = today, IssuedOn = today }, person.Id,
            new FollowedTraining(of, training, "1.0.0", ""), [], house.Id, house.OrganisationId);
        var number = ((Issued)await _site.Services.GetRequiredService<CertificateRegistry>().IssueAsync(right)).Number.ToString();
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        return number;
    }

    private static string[] Links(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".matrix .dl").Select(a => a.GetAttribute("href")!)];

    private static string[] Labels(Visitor visitor) => [.. visitor.Page.QuerySelectorAll(".matrix .dl > span:not(.sr)").Select(a => a.TextContent)];

    private static string Ready(Visitor visitor) => visitor.Text(".facts > div:last-child dd");

    [Fact]
    public async Task A_module_s_document_does_not_stand_under_the_path_of_the_same_slug_nor_the_other_way_round()
    {
        var module = await GiveAsync(CertificateKind.Participation, EditionOf.Module, Slug);
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync($"/portal?col=p.{Slug}");
        Assert.Equal(("", "0"), (string.Join(' ', Links(claire)), Ready(claire)));
        await claire.GoAsync($"/portal?col=m.{Slug}");
        Assert.Equal((Addresses.Document(module), "1"), (string.Join(' ', Links(claire)), Ready(claire)));

        var path = await GiveAsync(CertificateKind.Participation, EditionOf.Path, Slug);
        await claire.GoAsync($"/portal?col=m.{Slug}");
        Assert.Equal((Addresses.Document(module), "1"), (string.Join(' ', Links(claire)), Ready(claire)));
        await claire.GoAsync($"/portal?col=p.{Slug}&col=m.{Slug}");
        Assert.Equal(("2", 2), (Ready(claire), Links(claire).Length));

        var titles = _site.Services.GetRequiredService<Catalogue>().Current;
        await claire.GoAsync(Addresses.PortalPerson((await ZoeAsync()).Person.Id));
        string Row(string number) => claire.Page.QuerySelectorAll("main .rows a").Single(a => a.GetAttribute("href")!.StartsWith(Addresses.DocumentPage(number), StringComparison.Ordinal)).TextContent;
        Assert.Contains(titles.Modules[Slug].Title, Row(module), StringComparison.Ordinal);
        Assert.DoesNotContain(titles.Modules[Slug].Title, Row(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("q=zoe")]
    [InlineData("service=Accueil")]
    [InlineData("trade=Reception")]
    [InlineData("status=NotStarted")]
    [InlineData("from=2020-01-01")]
    [InlineData("presence=Departed")]
    public async Task An_archive_of_a_narrowed_list_is_given_for_ticked_people_only(string narrowed)
    {
        await GiveAsync(CertificateKind.Participation, EditionOf.Module, Slug);
        var person = (await ZoeAsync()).Person.Id;
        await using (var db = _site.OpenDb())
        {
            // Whatever the list is narrowed by, somebody stands in it.
            var day = ParisTime.DayOf(_site.Clock.GetUtcNow());
            var membership = await db.Memberships.SingleAsync(m => m.PersonId == person, TestContext.Current.CancellationToken);
            membership.Service = "Accueil";
            if (narrowed == "presence=Departed") membership.To = day.AddDays(-1);
            if (narrowed == "from=2020-01-01")
            {
                var (module, now) = (_site.Services.GetRequiredService<Catalogue>().Current.Modules[Slug], _site.Clock.GetUtcNow());
                db.Add(new ModuleCompletionRow
                {
                    Id = Guid.NewGuid(), PersonId = person, EstablishmentId = null, AttemptId = Guid.NewGuid(), ModuleId = Slug, ModuleVersion = module.Version, ModuleHash = "",
                    Minutes = 20, Badge = Slug, StartedAt = now, CompletedAt = now,
                });
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync($"/portal?col=m.{Slug}&{narrowed}");
        Assert.Equal("Cochez des personnes. Cette liste est filtrée\u00a0: sans coche, rien n’est téléchargé.", claire.Text("[data-ticked]"));
        var archive = $"{Addresses.DocumentsZip}?" + string.Join('&', claire.Page.QuerySelectorAll<IHtmlInputElement>("main form[data-file] input[type=hidden]").Select(i => $"{i.Name}={i.Value}"));
        await claire.GoAsync(archive);
        Assert.Equal("Aucune personne n’est cochée", claire.Text("h1"));
        await claire.GoAsync($"{archive}&person={person:N}");
        if (narrowed == "presence=Departed") Assert.Equal(Addresses.With(Addresses.PortalNothing, ("why", "none")), claire.Path);
        else Assert.Equal("application/zip", claire.Answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_archive_of_a_whole_list_says_that_it_holds_who_has_left()
    {
        await GiveAsync(CertificateKind.Participation, EditionOf.Module, Slug);
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync($"/portal?col=m.{Slug}&establishment={(await ZoeAsync()).House.Id:N}");
        Assert.Contains("tout le monde, départs compris", claire.Text("[data-ticked]"), StringComparison.Ordinal);
        await claire.GoAsync($"{Addresses.DocumentsZip}?" + string.Join('&', claire.Page.QuerySelectorAll<IHtmlInputElement>("main form[data-file] input[type=hidden]").Select(i => $"{i.Name}={i.Value}")));
        Assert.Equal("application/zip", claire.Answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task The_register_tells_a_module_from_the_path_of_the_same_slug()
    {
        var module = await GiveAsync(CertificateKind.Participation, EditionOf.Module, Slug);
        var path = await GiveAsync(CertificateKind.EndOfTraining, EditionOf.Path, Slug);
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        foreach (var (key, number) in ((string, string)[])[($"m.{Slug}", module), ($"p.{Slug}", path)])
        {
            await claire.GoAsync($"/portal/documents?training={key}");
            Assert.Equal(Addresses.PortalDocument(number), Assert.Single(Links(claire)));
            Assert.Equal(key, claire.Page.QuerySelector<IHtmlSelectElement>("#training")!.Value);
            Assert.Contains($"training={key}", claire.Page.QuerySelector("a[href*='documents.zip']")!.GetAttribute("href"), StringComparison.Ordinal);
        }

        var titles = _site.Services.GetRequiredService<Catalogue>().Current;
        Assert.Equal(
            new[] { titles.Paths[Slug].Title, titles.Modules[Slug].Title }.Order(StringComparer.Ordinal),
            claire.Page.QuerySelectorAll("#training option").Skip(1).Select(o => o.TextContent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Evidence_of_a_path_holds_the_documents_of_its_modules_and_not_those_of_a_path_called_like_one()
    {
        var module = await GiveAsync(CertificateKind.Participation, EditionOf.Module, Slug);
        await GiveAsync(CertificateKind.EndOfTraining, EditionOf.Path, Slug);
        await using var db = _site.OpenDb();
        var claire = await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        var sheet = await _site.Services.GetRequiredService<Evidence>().GatherAsync(claire, (await ZoeAsync()).Person.Id, "premiers-pas");
        Assert.Equal(module, Assert.Single(sheet!.Documents).Number);
    }

    [Fact]
    public async Task Each_document_of_a_row_is_called_by_its_kind_and_none_hides_another()
    {
        await GiveAsync(CertificateKind.EndOfTraining, EditionOf.Path, "premiers-pas");
        await GiveAsync(CertificateKind.Realisation, EditionOf.Path, "premiers-pas");
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync("/portal?col=p.premiers-pas");
        Assert.Equal(["Certificat de réalisation", "Attestation de fin de formation"], Labels(claire));

        // The modules of a path stand beside its own documents.
        await GiveAsync(CertificateKind.Participation, EditionOf.Module, Slug);
        await claire.GoAsync("/portal?path=premiers-pas");
        Assert.Equal(["Attestation de participation", "Certificat de réalisation", "Attestation de fin de formation"], Labels(claire));
        var module = _site.Services.GetRequiredService<Catalogue>().Current.Modules[Slug].Title;
        Assert.Contains(module, claire.Page.QuerySelector(".matrix .dl .sr")!.TextContent, StringComparison.Ordinal);
        await claire.GoAsync($"/portal?col=m.{Slug}");
        Assert.Equal(["Attestation de participation"], Labels(claire));
    }

    [Fact]
    public async Task Ticked_people_get_the_documents_of_the_view_and_of_no_other_path()
    {
        var shown = await GiveAsync(CertificateKind.EndOfTraining, EditionOf.Path, "premiers-pas");
        await GiveAsync(CertificateKind.EndOfTraining, EditionOf.Path, "a-table");
        var (person, house) = await ZoeAsync();
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        Assert.Equal(shown, await ZipAsync($"/portal?path=premiers-pas&establishment={house.Id:N}"));
        Assert.Equal(shown, await ZipAsync("/portal?col=p.premiers-pas&col=m.bassin-minier"));

        async Task<string> ZipAsync(string view)
        {
            await claire.GoAsync(view);
            var form = claire.Page.QuerySelector<IHtmlFormElement>($"form[action='{Addresses.DocumentsZip}']")!;
            var hidden = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(i => (i.Name!, i.Value));
            await claire.GoAsync(Addresses.With(Addresses.DocumentsZip, [.. hidden, ("person", person.Id.ToString("N", CultureInfo.InvariantCulture))]));
            using var archive = new ZipArchive(await claire.Answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            return string.Join(' ', archive.Entries.Select(e => e.Name[^(Sample.Number.ToString().Length + 4)..^4]));
        }
    }

    [Fact]
    public async Task HR_goes_back_from_a_colleague_s_document_to_the_colleague()
    {
        var number = await GiveAsync(CertificateKind.EndOfTraining, EditionOf.Path, "premiers-pas");
        var person = (await ZoeAsync()).Person;
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync(Addresses.DocumentPage(number));
        var back = claire.Page.QuerySelector(".crumb a")!;
        Assert.Equal((Addresses.PortalPerson(person.Id), "Zoé Delattre"), (back.GetAttribute("href"), back.TextContent.Trim()));

        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.DocumentPage(number));
        back = zoe.Page.QuerySelector(".crumb a")!;
        Assert.Equal((Addresses.Documents, "Mes documents"), (back.GetAttribute("href"), back.TextContent.Trim()));
    }
}
