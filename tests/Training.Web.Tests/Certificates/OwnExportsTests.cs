// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Web.Certificates;
using Training.Web.Organisations;
using Training.Web.Persistence;

namespace Training.Web.Tests.Certificates;

/// <summary>Who takes what names somebody leaves a line of the log, whatever becomes of the line to their browser, and the person reads it.</summary>
public sealed class OwnExportsTests : IAsyncLifetime
{
    private readonly DocumentsHost _host = new();
    private Guid _person, _establishment, _hr;

    public async ValueTask InitializeAsync()
    {
        (var organisation, _establishment) = await _host.AddOrganisationAsync("Gaillette");
        (_person, _hr) = (await _host.AddPersonAsync(), await _host.AddHrAsync(organisation));
        await _host.JoinAsync(_person, _establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(_host, _person);
        await _host.Get<Entitlements>().IssueDueAsync(_person);
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> OwnPageAsync() => WebUtility.HtmlDecode(await _host.Browser(_person).GetStringAsync("/documents", TestContext.Current.CancellationToken));

    /// <summary>A browser that goes away with the first bytes.</summary>
    private sealed class GoneAway : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Gone.");

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException("Gone.");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("Gone.");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Gone.");
    }

    [Fact]
    public async Task A_register_that_breaks_off_is_logged_all_the_same()
    {
        await using (var db = _host.Db())
        {
            // More lines than a writer keeps before it sends.
            var (row, content) = (await db.Set<DocumentRow>().SingleAsync(), await db.Set<DocumentContentRow>().SingleAsync());
            for (var i = 0; i < 30; i++)
            {
                var number = $"BQ-{i}";
                db.Add(new DocumentRow
                {
                    Number = number, Kind = row.Kind, PersonId = row.PersonId, TrainingOf = row.TrainingOf, TrainingId = $"{row.TrainingId}-{i}", TrainingVersion = row.TrainingVersion,
                    TrainingHash = "", Modules = "[]", EstablishmentId = row.EstablishmentId, OrganisationId = row.OrganisationId, Template = row.Template, Issuer = row.Issuer,
                    Signatory = row.Signatory, Sha256 = row.Sha256, IssuedAt = row.IssuedAt, IssuedOn = row.IssuedOn, EarnedOn = row.EarnedOn,
                });
                db.Add(new DocumentContentRow { Number = number, Printed = content.Printed, Pdf = [] });
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await Assert.ThrowsAsync<IOException>(() => _host.Get<DocumentParcels>().CsvAsync(new GoneAway(), _hr, new DocumentFilter(), TestContext.Current.CancellationToken));
        await using var log = _host.Db();
        Assert.True(await log.Set<AuditRow>().AnyAsync(a => a.Action == "register.exported" && a.PersonId == _hr, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_person_reads_who_took_their_evidence_and_the_register_that_names_them()
    {
        Assert.DoesNotContain("Claire Hennebelle", await OwnPageAsync(), StringComparison.Ordinal);
        await _host.Browser(_hr).GetAsync($"/portal/people/{_person:N}/evidence.zip?path=premiers-pas", TestContext.Current.CancellationToken);
        Assert.Contains("Claire Hennebelle a pris vos éléments de preuve", await OwnPageAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("a pris le registre", await OwnPageAsync(), StringComparison.Ordinal);
        await _host.Browser(_hr).GetAsync("/portal/documents.csv", TestContext.Current.CancellationToken);
        Assert.Contains("Claire Hennebelle a pris le registre où figurent vos documents, le 14\u00a0mars 2026", await OwnPageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_register_in_which_one_does_not_stand_is_not_told()
    {
        var other = await _host.AddPersonAsync("Yann", "Delattre");
        await _host.JoinAsync(other, _establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(_host, other);
        await _host.Get<Entitlements>().IssueDueAsync(other);
        await _host.Browser(_hr).GetAsync($"/portal/documents.csv?person={other:N}", TestContext.Current.CancellationToken);
        await _host.Browser(_hr).GetAsync("/portal/documents.csv?kind=Realisation", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("a pris le registre", await OwnPageAsync(), StringComparison.Ordinal);
        Assert.Contains("a pris le registre", WebUtility.HtmlDecode(await _host.Browser(other).GetStringAsync("/documents", TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }
}
