// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Certificates;
using Training.Modules;
using Training.Progress;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Tests.Certificates;

public sealed class EntitlementTests : IDisposable
{
    private readonly DocumentsHost _host = new();

    private Entitlements Entitlements => _host.Get<Entitlements>();

    public void Dispose() => _host.Dispose();

    private Task<LearningPath> FinishPathAsync(Guid person) => Learning.FinishPathAsync(_host, person);

    private async Task<Certificate> OnlyCertificateAsync(Guid person)
    {
        var document = Assert.Single(await _host.Get<CertificateRegistry>().OfAsync(person));
        return (await _host.Get<CertificateRegistry>().OpenAsync(person, CertificateNumber.TryParse(document.Number, out var number) ? number : default))!;
    }

    [Fact]
    public async Task A_finished_path_gives_an_attestation_with_the_result_of_each_objective_once()
    {
        var (_, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var person = await _host.AddPersonAsync("Łukasz", "Nowak");
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var path = await FinishPathAsync(person);
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        _host.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Empty(await Entitlements.IssueDueAsync(person));

        var certificate = await OnlyCertificateAsync(person);
        var content = _host.Get<Catalogue>().Current;
        Assert.Equal((CertificateKind.EndOfTraining, "Łukasz Nowak", path.Title), (certificate.Kind, certificate.HolderName, certificate.Training));
        Assert.Equal(("Maison Gaillette", "Béthune", "Gaillette", "Lens"), (certificate.Establishment, certificate.EstablishmentCity, certificate.Issuer, certificate.Place));
        Assert.Equal(content.MinutesOf(path), certificate.Minutes);
        Assert.Equal((new DateOnly(2026, 3, 14), new DateOnly(2026, 3, 14)), (certificate.LastDay, certificate.IssuedOn));
        Assert.Equal("Action de formation", certificate.Nature);
        Assert.Equal(path.Modules.Sum(id => content.Modules[id].Objectives.Length), certificate.Objectives.Length);
        Assert.Contains(certificate.Objectives, o => o.Result == ObjectiveResult.Acquired);
        Assert.DoesNotContain(certificate.Objectives, o => o.Result == ObjectiveResult.InProgress);
    }

    [Fact]
    public async Task A_resident_gets_an_attestation_of_participation_without_results()
    {
        var person = await _host.AddPersonAsync();
        await FinishPathAsync(person);
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        var certificate = await OnlyCertificateAsync(person);
        Assert.Equal((CertificateKind.Participation, "", "", "Briquet"), (certificate.Kind, certificate.Nature, certificate.SignatoryName, certificate.Issuer));
        Assert.Empty(certificate.Objectives);
    }

    [Theory]
    [InlineData("2026-01-01", null, "2026-02-03")]
    [InlineData("2026-03-02", null, "2026-03-02")]
    [InlineData("2026-01-01", "2026-01-31", "2026-03-10")]
    public async Task A_document_of_an_employer_names_no_day_outside_the_stays_there(string from, string? to, string first)
    {
        var (_, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (_, elsewhere) = await _host.AddOrganisationAsync("Carreau");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, Day(from), to is null ? null : Day(to));
        await _host.JoinAsync(person, elsewhere, new DateOnly(2025, 1, 1), new DateOnly(2026, 2, 28));
        if (to is not null) await _host.JoinAsync(person, establishment, new DateOnly(2026, 3, 10));
        await FinishPathAsync(person);
        var module = _host.Get<Catalogue>().Current.OpenPaths[0].Modules[0];
        await using (var db = _host.Db())
        {
            var start = new DateTimeOffset(2026, 2, 3, 12, 0, 0, TimeSpan.Zero);
            await db.Set<PathCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.StartedAt, start));
            await db.Set<ModuleCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.StartedAt, start));
        }

        Assert.Empty(await Entitlements.IssueDueAsync(person));
        Assert.IsType<Issued>(await Entitlements.IssueModuleAsync(person, module));
        var registry = _host.Get<CertificateRegistry>();
        foreach (var document in await registry.OfAsync(person))
        {
            var certificate = (await registry.OpenAsync(person, CertificateNumber.TryParse(document.Number, out var number) ? number : default))!;
            Assert.Equal((Day(first), new DateOnly(2026, 3, 14)), (certificate.FirstDay, certificate.LastDay));
        }

        static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_resident_s_document_begins_on_the_day_they_began()
    {
        var person = await _host.AddPersonAsync();
        await FinishPathAsync(person);
        await using (var db = _host.Db()) await db.Set<PathCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.StartedAt, new DateTimeOffset(2019, 3, 7, 12, 0, 0, TimeSpan.Zero)));
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        Assert.Equal(new DateOnly(2019, 3, 7), (await OnlyCertificateAsync(person)).FirstDay);
    }

    [Fact]
    public async Task A_document_waits_for_its_signatory_and_is_given_afterwards()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Carreau", signatory: "");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await FinishPathAsync(person);
        Assert.Equal(new SignatoryMissing("Carreau"), Assert.Single(await Entitlements.IssueDueAsync(person)));
        await using (var db = _host.Db())
            await db.Organisations.Where(o => o.Id == organisation).ExecuteUpdateAsync(o => o.SetProperty(x => x.Signatory, "Bruno Carlier"));
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        Assert.Equal("Bruno Carlier", (await OnlyCertificateAsync(person)).SignatoryName);
    }

    [Fact]
    public async Task Titles_objectives_and_hours_are_those_of_the_version_followed()
    {
        var (_, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var path = await FinishPathAsync(person);
        await using (var db = _host.Db())
        {
            // As if the authors had gone on writing since.
            foreach (var row in await db.Set<EditionRow>().ToListAsync())
            {
                db.Remove(row);
                var json = row.Of == EditionOf.Path
                    ? JsonSerializer.Serialize(JsonSerializer.Deserialize<PathEdition>(row.Json)! with { Title = "Le titre d’alors" })
                    : JsonSerializer.Serialize(JsonSerializer.Deserialize<ModuleEdition>(row.Json)! with { Objectives = ["l’objectif d’alors"] });
                db.Add(new EditionRow { Of = row.Of, Id = row.Id, Hash = row.Hash, Json = json });
            }

            await db.SaveChangesAsync();
        }

        await Entitlements.IssueDueAsync(person);
        var certificate = await OnlyCertificateAsync(person);
        Assert.Equal("Le titre d’alors", certificate.Training);
        Assert.Equal(path.Modules.Length, certificate.Objectives.Length);
        Assert.All(certificate.Objectives, o => Assert.Equal("L’objectif d’alors", o.Objective));
    }

    [Fact]
    public async Task A_document_of_another_kind_does_not_stand_for_the_one_that_is_due()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await FinishPathAsync(person);
        var hr = await _host.AddHrAsync(organisation);
        await _host.KeepSheetAsync(organisation);
        Assert.Equal(1, (await Entitlements.IssueForHrAsync(hr, CertificateKind.Realisation)).Given);
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        Assert.Equal(
            ["Attestation de fin de formation", "Certificat de réalisation"],
            (await _host.Get<CertificateRegistry>().OfAsync(person)).Select(d => d.Title).Order());
    }

    [Fact]
    public async Task A_certificat_is_refused_with_the_list_of_what_is_missing_and_given_once_it_is_there()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var path = await FinishPathAsync(person);
        var hr = await _host.AddHrAsync(organisation);
        Requirement[] missing = [Requirement.ProviderName, Requirement.ProviderAddress, Requirement.Siret];
        Assert.Equal(missing, Assert.IsType<RealisationRefused>(Assert.Single((await Entitlements.LookForHrAsync(hr, CertificateKind.Realisation)).KeptBack).Why).Missing);
        var refused = await Entitlements.IssueForHrAsync(hr, CertificateKind.Realisation);
        Assert.Equal((0, 0), (refused.Given, refused.Left));
        Assert.Equal(missing, Assert.IsType<RealisationRefused>(Assert.Single(refused.Refused).Why).Missing);

        await _host.KeepSheetAsync(organisation);
        Assert.Equal(1, (await Entitlements.IssueForHrAsync(hr, CertificateKind.Realisation)).Given);
        Assert.Equal(0, (await Entitlements.IssueForHrAsync(hr, CertificateKind.Realisation)).Given);
        var certificate = await OnlyCertificateAsync(person);
        Assert.Equal((CertificateKind.Realisation, "Centre de formation du Carreau", "Gaillette"), (certificate.Kind, certificate.Issuer, certificate.Realisation!.Employer));
        Assert.Equal(_host.Get<Catalogue>().Current.MinutesOf(path), certificate.Minutes);
        Assert.Empty(certificate.Objectives);
        await using var db = _host.Db();
        var row = await db.Set<DocumentRow>().SingleAsync();
        Assert.Equal(hr, row.IssuedById);
        Assert.True(await db.Set<AuditRow>().AnyAsync(a => a.PersonId == hr && a.Action == Entitlements.Action && a.Subject == row.Number));
    }

    [Fact]
    public async Task A_stranger_gives_nothing_to_people_who_are_not_theirs()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (other, _) = await _host.AddOrganisationAsync("Carreau");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await FinishPathAsync(person);
        await _host.KeepSheetAsync(organisation);
        var hr = await _host.AddHrAsync(other);
        Assert.Equal(new DueDocuments(0, 0), await Entitlements.DueForHrAsync(hr));
        Assert.Equal(0, (await Entitlements.IssueForHrAsync(hr, CertificateKind.Realisation)).Given);
    }

    [Fact]
    public async Task A_day_that_turned_out_to_be_after_the_employment_gives_no_document_of_it()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var person = await _host.AddPersonAsync();
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await FinishPathAsync(person);
        await _host.KeepSheetAsync(organisation);
        var hr = await _host.AddHrAsync(organisation);
        Assert.Equal(new DueDocuments(1, 1), await Entitlements.DueForHrAsync(hr));
        // A staff list that comes later says that the last day was the one before.
        await using (var db = _host.Db()) await db.Memberships.ExecuteUpdateAsync(m => m.SetProperty(r => r.To, new DateOnly(2026, 3, 13)));
        Assert.Equal(new DueDocuments(0, 0), await Entitlements.DueForHrAsync(hr));
        Assert.Equal(0, (await Entitlements.IssueForHrAsync(hr, CertificateKind.Realisation)).Given);
        Assert.Empty(await _host.Get<CertificateRegistry>().OfAsync(person));
    }

    [Fact]
    public async Task A_single_module_gives_an_attestation_of_participation_to_who_asks_for_it_once()
    {
        var person = await _host.AddPersonAsync();
        var path = await FinishPathAsync(person);
        var module = _host.Get<Catalogue>().Current.Modules[path.Modules[0]];
        Assert.Contains(await Entitlements.OfferedAsync(person), o => o.Id == module.Id && o.Title == module.Title);
        var visitor = await _host.Visit(person).GoAsync("/documents");
        await visitor.SubmitAsync($"form:has(input[value={module.Id}])");
        Assert.Contains("Attestation de participation", visitor.Html);
        Assert.Contains(module.Title, WebUtility.HtmlDecode(visitor.Html));
        Assert.Equal(Assert.IsType<Issued>(await Entitlements.IssueModuleAsync(person, module.Id)).Number.ToString(), visitor.Path.Split('/')[^1]);
        Assert.DoesNotContain(await Entitlements.OfferedAsync(person), o => o.Id == module.Id);
        Assert.Null(await Entitlements.IssueModuleAsync(await _host.AddPersonAsync(), module.Id));
    }

    [Fact]
    public async Task Nothing_is_due_to_who_finished_nothing()
    {
        var person = await _host.AddPersonAsync();
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        Assert.Empty(await _host.Get<CertificateRegistry>().OfAsync(person));
    }
}
