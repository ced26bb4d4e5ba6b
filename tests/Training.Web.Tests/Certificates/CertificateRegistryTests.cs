// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Tests.Certificates;

public sealed class CertificateRegistryTests : IDisposable
{
    private static readonly DateOnly IssueDay = new(2026, 3, 14), EarnedDay = new(2026, 3, 4);
    private readonly DocumentsHost _host = new();

    private CertificateRegistry Registry => _host.Get<CertificateRegistry>();

    public void Dispose() => _host.Dispose();

    private static Entitlement Right(Guid person, Guid? establishment = null, Guid? organisation = null, string name = "Zoé Delattre") => new(
        Sample.Certificate with { HolderName = name, IssuedOn = IssueDay, LastDay = EarnedDay, FirstDay = EarnedDay }, person,
        new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", "abc"),
        [new FollowedModule("bassin-minier", "1.0.0", "def")], establishment, organisation);

    private async Task<CertificateNumber> IssueAsync(Entitlement right) => Assert.IsType<Issued>(await Registry.IssueAsync(right)).Number;

    [Fact]
    public async Task A_right_asked_many_times_at_once_gives_one_document()
    {
        var person = await _host.AddPersonAsync();
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => IssueAsync(Right(person)))));
        Assert.Single(given.Distinct());
        Assert.Equal(given[0], await IssueAsync(Right(person)));
        await using var db = _host.Db();
        Assert.Equal((1, 1, 1), (await db.Set<DocumentRow>().CountAsync(), await db.Set<DocumentContentRow>().CountAsync(), await db.Set<DocumentEventRow>().CountAsync()));
    }

    [Fact]
    public async Task A_document_keeps_its_fields_its_file_and_the_hash_of_the_file()
    {
        var person = await _host.AddPersonAsync();
        var number = await IssueAsync(Right(person));
        var pdf = await Registry.OpenPdfAsync(person, number);
        var found = await Registry.FindAsync(number);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pdf!.Pdf)), found!.Sha256);
        Assert.Equal(DocumentStatus.Valid, found.Status);
        Assert.Equal(Sample.Certificate.Objectives, found.Certificate!.Objectives);
        Assert.Equal(
            Sample.Certificate with { IssuedOn = IssueDay, FirstDay = EarnedDay, LastDay = EarnedDay, Objectives = [], SignatureSentence = _host.Get<DocumentSeal>().Sentence },
            found.Certificate with { Objectives = [] });
        Assert.Equal($"attestation-de-fin-de-formation-zoe-delattre-{number}.pdf", pdf.FileName);
        Assert.Contains($"briquet.example/v/{number}", Sample.Read(pdf.Pdf));
    }

    [Fact]
    public async Task A_name_that_cannot_be_drawn_is_refused_and_nothing_is_kept()
    {
        var person = await _host.AddPersonAsync();
        var refused = Assert.IsType<CharacterMissing>(await Registry.IssueAsync(Right(person, name: "Олена Коваль")));
        Assert.Equal("О", refused.Character.ToString());
        await using var db = _host.Db();
        Assert.False(await db.Set<DocumentRow>().AnyAsync());
    }

    [Fact]
    public async Task A_number_of_no_document_is_not_found()
    {
        Assert.Null(await Registry.FindAsync(Sample.Number));
        Assert.Null(await Registry.OpenPdfAsync(Guid.NewGuid(), Sample.Number));
    }

    [Theory]
    [InlineData(-30, null, true)]
    [InlineData(0, 0, true)]
    [InlineData(-30, 0, true)]
    [InlineData(-30, -1, false)]
    [InlineData(1, null, false)]
    public async Task HR_opens_what_was_earned_within_a_membership_even_after_it(int from, int? to, bool opens)
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (person, hr) = (await _host.AddPersonAsync(), await _host.AddPersonAsync("Claire", "Hennebelle"));
        await _host.JoinAsync(person, establishment, EarnedDay.AddDays(from), to is { } days ? EarnedDay.AddDays(days) : null);
        await _host.AddAsync(new HrScope(hr, organisation));
        var number = await IssueAsync(Right(person, establishment, organisation));
        Assert.Equal(opens, await Registry.OpenPdfAsync(hr, number) is not null);
        Assert.Equal(opens, await Registry.OpenAsync(hr, number) is not null);
        await using var db = _host.Db();
        Assert.Equal(opens, await DocumentReach.ForHr(db, hr).Valid(db).AnyAsync(d => d.PersonId == person));
        Assert.Equal(opens, await db.Set<AuditRow>().AnyAsync(a => a.PersonId == hr && a.Subject == number.ToString() && a.Action == "document.downloaded"));
    }

    [Fact]
    public async Task Nobody_else_opens_anything_and_the_holder_leaves_no_trace()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (other, otherHouse) = await _host.AddOrganisationAsync("Carreau");
        var (person, colleague, stranger) = (await _host.AddPersonAsync(), await _host.AddPersonAsync("Łukasz", "Nowak"), await _host.AddPersonAsync("Hugo", "Lemaire"));
        await _host.JoinAsync(person, establishment, EarnedDay);
        await _host.JoinAsync(person, otherHouse, EarnedDay);
        await _host.JoinAsync(colleague, establishment, EarnedDay);
        await _host.AddAsync(new HrScope(stranger, other));
        var number = await IssueAsync(Right(person, establishment, organisation));

        Assert.Null(await Registry.OpenPdfAsync(colleague, number));
        // The other employer of the same person sees what bears its own name, not what bears its neighbour's.
        Assert.Null(await Registry.OpenPdfAsync(stranger, number));
        Assert.NotNull(await Registry.OpenPdfAsync(person, number));
        await using var db = _host.Db();
        Assert.False(await db.Set<AuditRow>().AnyAsync());
        Assert.Empty(await DocumentReach.ForHr(db, stranger).ToListAsync());
    }

    [Fact]
    public async Task A_resident_opens_a_document_that_no_organisation_sees()
    {
        var (organisation, _) = await _host.AddOrganisationAsync("Gaillette");
        var (person, hr) = (await _host.AddPersonAsync(), await _host.AddPersonAsync("Claire", "Hennebelle"));
        await _host.AddAsync(new HrScope(hr, organisation));
        var number = await IssueAsync(Right(person));
        Assert.NotNull(await Registry.OpenPdfAsync(person, number));
        Assert.Null(await Registry.OpenPdfAsync(hr, number));
    }

    [Fact]
    public async Task What_happened_later_changes_the_status_and_never_the_document()
    {
        var person = await _host.AddPersonAsync();
        var number = await IssueAsync(Right(person));
        await _host.AddAsync(new DocumentEventRow
        {
            Number = number.ToString(), Event = DocumentEvent.Superseded, At = _host.Clock.GetUtcNow().AddDays(1), Reason = "nom mal orthographié", Successor = "BQ-X",
        });
        var found = await Registry.FindAsync(number);
        Assert.Equal((DocumentStatus.Superseded, IssueDay.AddDays(1), "nom mal orthographié", "BQ-X"), (found!.Status, found.End!.On, found.End.Reason, found.End.Successor));
        Assert.Equal(DocumentStatus.Superseded, Assert.Single(await Registry.OfAsync(person)).Status);
        await using var db = _host.Db();
        Assert.Empty(await db.Set<DocumentRow>().Valid(db).ToListAsync());
    }

    [Fact]
    public async Task An_erased_content_leaves_a_number_without_a_name()
    {
        var person = await _host.AddPersonAsync();
        var number = await IssueAsync(Right(person));
        await using (var db = _host.Db()) await db.Set<DocumentContentRow>().ExecuteDeleteAsync();
        var found = await Registry.FindAsync(number);
        Assert.Equal((DocumentStatus.Withdrawn, null), (found!.Status, found.Certificate));
        Assert.Null(await Registry.OpenPdfAsync(person, number));
    }
}
