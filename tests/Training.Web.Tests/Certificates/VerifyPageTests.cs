// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Progress;

namespace Training.Web.Tests.Certificates;

public sealed class VerifyPageTests : IDisposable
{
    private readonly DocumentsHost _host = new();

    public void Dispose() => _host.Dispose();

    private async Task<(Guid Person, string Number)> IssueAsync(Guid? establishment = null, Guid? organisation = null)
    {
        var person = await _host.AddPersonAsync();
        var right = new Entitlement(
            Sample.Certificate with { IssuedOn = new DateOnly(2026, 3, 14), LastDay = new DateOnly(2026, 3, 14) }, person,
            new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", "abc"), [], establishment, organisation);
        return (person, Assert.IsType<Issued>(await _host.Get<CertificateRegistry>().IssueAsync(right)).Number.ToString());
    }

    private async Task<string> ReadAsync(string address) => WebUtility.HtmlDecode(await _host.Browser().GetStringAsync(address));

    [Fact]
    public async Task Anybody_reads_what_the_original_says_and_search_engines_do_not()
    {
        var (_, number) = await IssueAsync();
        var page = await ReadAsync($"/v/{number}");
        Assert.All(
            [
                "Document authentique", "Attestation de fin de formation", "Zoé Delattre", "Ambassadeur du Bassin minier", "3\u00a0h\u00a030 (3,5\u00a0h)",
                "Centre de formation du Carreau, Lens", number, "En cours de validité", "<meta name=\"robots\" content=\"noindex\"", "data-compare=\"",
            ],
            said => Assert.Contains(said, page));
        // Results are between the person and who holds the document.
        Assert.DoesNotContain("acquis", page);
    }

    [Fact]
    public async Task Whatever_the_file_prints_of_people_places_and_dates_stands_on_the_page()
    {
        foreach (var (sample, least) in new[] { (Sample.Certificate with { Mention = "action menée avec l’office de tourisme", ValidUntil = new DateOnly(2027, 6, 2) }, 11), (Sample.Realisation, 9) })
        {
            var person = await _host.AddPersonAsync();
            var right = new Entitlement(sample, person, new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", "abc"), [], null, null);
            var number = Assert.IsType<Issued>(await _host.Get<CertificateRegistry>().IssueAsync(right)).Number;
            var visitor = await _host.Visit(person).GoAsync($"/v/{number}");
            var (page, file) = (Squeeze(visitor.Text(".vcols > div")), Squeeze(Sample.Read(Sample.Render(sample))));

            // Every text of the document and of its provider, whichever it is: who adds one to the file is asked for it here.
            object[] holders = sample.Realisation is { } said ? [sample, said, said.Provider] : [sample];
            var texts = holders.SelectMany(h => h.GetType().GetProperties().Where(p => p.PropertyType == typeof(string) && p.Name != nameof(Certificate.SignatureSentence)).Select(p => (string)p.GetValue(h)!));
            string[] printed =
            [
                .. texts.Select(Squeeze).Where(t => t.Length > 0 && file.Contains(t, StringComparison.OrdinalIgnoreCase)), Squeeze(new Hours(sample.Minutes).Printed),
                Squeeze(Training.Shared.FrenchDates.Period(sample.FirstDay, sample.LastDay)), Squeeze(Training.Shared.FrenchDates.Day(sample.IssuedOn)),
                .. sample.ValidUntil is { } last ? [Squeeze(Training.Shared.FrenchDates.Day(last))] : Array.Empty<string>(), .. sample.Realisation is { } r ? [Squeeze(r.Nature.Words())] : Array.Empty<string>(),
            ];
            Assert.True(printed.Length > least, $"Only {printed.Length} texts of the {sample.Kind} are recognised in its file.");
            Assert.All(printed, text => Assert.Contains(text, page, StringComparison.OrdinalIgnoreCase));
        }
    }

    /// <summary>Without spaces: lines are broken elsewhere in a file than on a page.</summary>
    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [Fact]
    public async Task A_number_typed_anyhow_leads_to_its_one_address()
    {
        var (_, number) = await IssueAsync();
        foreach (var address in new[] { $"/v?number={number.Replace("-", "+").ToLowerInvariant()}", $"/v/{number.Replace("-", "")}" })
        {
            var response = await _host.Browser().GetAsync(address);
            Assert.Equal($"/v/{number}", new Uri(new Uri("https://localhost"), response.Headers.Location!).AbsolutePath);
        }
    }

    [Theory]
    [InlineData("BQ-7F3K-9QXM-2WBD", "Il manque 5 signes.")]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HNT", "Il manque un signe.")]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HNT-9", "Un signe est mal recopié")]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HNT-U", "Le signe «\u202fU\u202f» n’existe dans aucun numéro.")]
    public async Task A_slip_of_typing_is_named(string typed, string said)
    {
        var page = await ReadAsync($"/v?number={typed}");
        Assert.Contains(said, page);
        Assert.Contains($"value=\"{typed}\"", page);
    }

    [Fact]
    public async Task A_number_of_no_document_says_so() =>
        Assert.Contains("Aucun document ne porte ce numéro", await ReadAsync($"/v/{Sample.Number}"));

    [Fact]
    public async Task A_revoked_document_says_since_when_and_why()
    {
        var (_, number) = await IssueAsync();
        await _host.AddAsync(new DocumentEventRow { Number = number, Event = DocumentEvent.Revoked, At = _host.Clock.GetUtcNow(), Reason = "nom mal orthographié" });
        var page = await ReadAsync($"/v/{number}");
        Assert.Contains("Document révoqué", page);
        Assert.Contains("Ce document ne vaut plus depuis le 14\u00a0mars 2026.", page);
        Assert.Contains("nom mal orthographié", page);
        Assert.DoesNotContain("authentique", page);
    }

    [Fact]
    public async Task An_erased_document_names_nobody()
    {
        var (_, number) = await IssueAsync();
        await using (var db = _host.Db()) await db.Set<DocumentContentRow>().ExecuteDeleteAsync();
        var page = await ReadAsync($"/v/{number}");
        Assert.Contains("Document retiré", page);
        Assert.DoesNotContain("Delattre", page);
    }

    [Fact]
    public async Task One_address_that_tries_numbers_is_slowed_down()
    {
        using var host = new DocumentsHost(pagesPerMinute: 3);
        var browser = host.Browser();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync($"/v/{Sample.Number}")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync($"/v/{Sample.Number}")).StatusCode);
    }

    [Fact]
    public async Task The_file_and_its_page_open_for_the_holder_and_HR_and_are_not_found_by_anybody_else()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (person, number) = await IssueAsync(establishment, organisation);
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var (hr, stranger) = (await _host.AddPersonAsync("Claire", "Hennebelle"), await _host.AddPersonAsync("Hugo", "Lemaire"));
        await _host.AddAsync(new HrScope(hr, organisation));

        foreach (var address in new[] { $"/documents/{number}.pdf", $"/documents/{number}" })
        {
            Assert.Equal(HttpStatusCode.OK, (await _host.Browser(person).GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await _host.Browser(hr).GetAsync(address)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await _host.Browser(stranger).GetAsync(address)).StatusCode);
            Assert.Equal("/sign-in", (await _host.Browser().GetAsync(address)).Headers.Location?.AbsolutePath);
        }

        var file = await _host.Browser(person).GetAsync($"/documents/{number}.pdf");
        Assert.Equal("application/pdf", file.Content.Headers.ContentType?.MediaType);
        Assert.True(file.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Browser(person).GetAsync("/documents/nothing.pdf")).StatusCode);
    }

    [Fact]
    public async Task The_page_of_a_document_says_what_the_file_says()
    {
        var (person, number) = await IssueAsync();
        var page = WebUtility.HtmlDecode(await _host.Browser(person).GetStringAsync($"/documents/{number}"));
        Assert.All(
            [
                "Attestation de fin de formation", "Code du travail, article L.\u00a06313-7, dernier alinéa", "Zoé Delattre", "Hôtel de la Gaillette, Lens",
                "«\u202fAmbassadeur du Bassin minier\u202f» et réussi ses évaluations.", "Action de formation", "À distance, en ligne",
                "Accueillir en anglais", "non évalué", "Hélène Vasseur, responsable pédagogique", "Fichier sans signature électronique", number,
            ],
            said => Assert.Contains(said, page));
    }

    [Fact]
    public async Task Who_has_no_document_yet_is_told_when_it_comes()
    {
        var person = await _host.AddPersonAsync();
        Assert.Contains("Pas encore de document", WebUtility.HtmlDecode(await _host.Browser(person).GetStringAsync("/documents")));
    }
}
