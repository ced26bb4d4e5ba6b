// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Certificates;

public sealed class ProviderPageTests : IAsyncLifetime
{
    private static readonly (string, string)[] Whole =
    [
        ("Sheet.Standing", "Declared"), ("Sheet.Name", "Centre de formation du Carreau"), ("Sheet.Address", "4 rue de la Fosse, 62300 Lens"), ("Sheet.Siret", "123 456 782 00002"),
        ("Sheet.ActivityNumber", "32 62 01234 62"), ("Sheet.Signatory", "Bruno Carlier"), ("Sheet.Capacity", "directeur"), ("Sheet.City", "Liévin"),
    ];

    private readonly DocumentsHost _host = new();
    private Guid _organisation, _hr;

    public async ValueTask InitializeAsync()
    {
        (_organisation, _) = await _host.AddOrganisationAsync("Gaillette", signatory: "");
        _hr = await _host.AddPersonAsync("Claire", "Hennebelle");
        await _host.AddAsync(new HrScope(_hr, _organisation));
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private ProviderSheets Sheets => _host.Get<ProviderSheets>();

    private Task<Visitor> VisitAsync(Guid person, string address = "/portal/organisation", params string[] roles) => _host.Visit(person, roles).GoAsync(address);

    [Fact]
    public async Task An_HR_partner_fills_the_sheet_in_and_it_is_audited()
    {
        var visitor = await VisitAsync(_hr);
        Assert.Contains("il manque\u00a0:", WebUtility.HtmlDecode(visitor.Html));
        Assert.Contains("son SIRET", visitor.Html);
        await visitor.SubmitAsync("form[enctype]", Whole);
        Assert.Contains("Fiche enregistrée", visitor.Html);
        Assert.Contains("La fiche suffit", visitor.Html);

        var kept = (await Sheets.FindAsync(new Keeper(_hr, false), _organisation))!;
        Assert.Equal(("12345678200002", "32620123462", ProviderStanding.Declared), (kept.Sheet.Provider.Siret, kept.Sheet.Provider.ActivityNumber, kept.Sheet.Provider.Standing));
        Assert.Equal(("Bruno Carlier", "directeur", "Liévin"), (kept.Sheet.Signatory, kept.Sheet.Capacity, kept.Sheet.City));
        await using var db = _host.Db();
        var audit = await db.Set<AuditRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((ProviderSheets.Action, _organisation.ToString(), _hr), (audit.Action, audit.Subject, audit.PersonId));
    }

    [Fact]
    public async Task A_wrong_number_keeps_nothing_and_shows_what_was_typed()
    {
        var visitor = await VisitAsync(_hr);
        await visitor.SubmitAsync("form[enctype]", [.. Whole.Where(f => f.Item1 != "Sheet.Siret"), ("Sheet.Siret", "123 456 782 00003")]);
        Assert.Contains("Ce n’est pas un SIRET", visitor.Html);
        Assert.Contains("4 rue de la Fosse", visitor.Html);
        await using var db = _host.Db();
        Assert.False(await db.Set<ProviderSheetRow>().AnyAsync(TestContext.Current.CancellationToken));
        Assert.False(await db.Set<AuditRow>().AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_cannot_be_printed_is_refused_here_and_not_on_the_day_of_the_document()
    {
        var visitor = await VisitAsync(_hr);
        await visitor.SubmitAsync("form[enctype]", [.. Whole.Where(f => f.Item1 != "Sheet.Signatory"), ("Sheet.Signatory", "Олена")]);
        Assert.Contains("Le signe «\u202fО\u202f» manque", WebUtility.HtmlDecode(visitor.Html));
    }

    [Fact]
    public async Task A_stamp_is_kept_shown_to_its_keepers_and_removed()
    {
        var keeper = new Keeper(_hr, false);
        Assert.IsType<SheetKeeping.BadStamp>(await Sheets.KeepAsync(keeper, _organisation, new ProviderSheet(), new StampChange("<svg/>"u8.ToArray())));
        Assert.IsType<SheetKeeping.Kept>(await Sheets.KeepAsync(keeper, _organisation, new ProviderSheet(), new StampChange(Stamp.Png)));
        var answer = await _host.Browser(_hr).GetAsync($"/portal/organisation/{_organisation}/stamp", TestContext.Current.CancellationToken);
        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.IsType<SheetKeeping.Kept>(await Sheets.KeepAsync(keeper, _organisation, new ProviderSheet(), new StampChange(IsRemoved: true)));
        Assert.Empty((await Sheets.StampAsync(keeper, _organisation))!);
    }

    [Fact]
    public async Task A_damaged_picture_is_refused_when_it_comes_and_what_is_kept_can_be_printed()
    {
        var keeper = new Keeper(_hr, false);
        foreach (var damaged in new[] { Stamp.Png[..^60], Stamp.Png[..40], Stamp.Jpeg[..^8] })
            Assert.IsType<SheetKeeping.BadStamp>(await Sheets.KeepAsync(keeper, _organisation, new ProviderSheet(), new StampChange(damaged)));

        var cmyk = PdfTool.Bytes(Sample.Render(Sample.Certificate), "pdftoppm", "-jpegcmyk", "-singlefile", "-scale-to", "400", "{}");
        foreach (var (sort, picture) in new (string, byte[])[]
        {
            ("grey", Stamp.PngOf(8, 0)), ("colours", Stamp.PngOf(8, 2)), ("palette", Stamp.PngOf(8, 3)), ("one bit", Stamp.PngOf(1, 0)), ("palette of one bit", Stamp.PngOf(1, 3)),
            ("grey and alpha", Stamp.PngOf(8, 4)), ("16 bits", Stamp.PngOf(16, 2)), ("16 bits of grey", Stamp.PngOf(16, 0)), ("16 bits and alpha", Stamp.PngOf(16, 6)),
            ("interlaced", Stamp.PngOf(8, 2, interlace: 1)), ("CMYK", cmyk),
        })
        {
            if (await Sheets.KeepAsync(keeper, _organisation, new ProviderSheet(), new StampChange(picture)) is SheetKeeping.BadStamp) continue;
            var problem = Record.Exception(() => PdfTool.Text(Sample.Render(Sample.Realisation, picture), "qpdf", "--check", "{}"));
            Assert.True(problem is null, $"{sort} is kept and breaks the document: {problem}");
        }
    }

    [Fact]
    public async Task Another_organisation_s_sheet_is_not_there_for_an_HR_partner_and_is_for_an_administrator()
    {
        var (other, _) = await _host.AddOrganisationAsync("Carreau");
        var administrator = await _host.AddPersonAsync("Agnès", "Morel");
        Assert.Equal(HttpStatusCode.NotFound, (await VisitAsync(_hr, $"/portal/organisation?organisation={other}")).Answer.StatusCode);
        Assert.IsType<SheetKeeping.NotFound>(await Sheets.KeepAsync(new Keeper(_hr, false), other, new ProviderSheet(), new StampChange()));
        Assert.Null(await Sheets.StampAsync(new Keeper(_hr, false), other));
        var page = await VisitAsync(administrator, $"/portal/organisation?organisation={other}", Roles.Administrator);
        Assert.Equal("Carreau", page.Text("h1"));
        Assert.IsType<SheetKeeping.Kept>(await Sheets.KeepAsync(new Keeper(administrator, true), other, new ProviderSheet(), new StampChange()));
    }

    [Fact]
    public async Task Who_keeps_no_sheet_finds_no_page()
    {
        var learner = await _host.AddPersonAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Browser(learner).GetAsync("/portal/organisation", TestContext.Current.CancellationToken)).StatusCode);
    }
}
