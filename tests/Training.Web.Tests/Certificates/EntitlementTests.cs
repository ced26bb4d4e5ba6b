// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Certificates;
using Training.Modules;
using Training.Web.Attempts;
using Training.Web.Certificates;
using Training.Web.Modules;

namespace Training.Web.Tests.Certificates;

public sealed class EntitlementTests : IDisposable
{
    private readonly DocumentsHost _host = new();

    private Entitlements Entitlements => _host.Get<Entitlements>();

    public void Dispose() => _host.Dispose();

    /// <summary>Passes every quiz of the first path, as a person would.</summary>
    private async Task<LearningPath> FinishPathAsync(Guid person)
    {
        var (book, content) = (_host.Get<AttemptBook>(), _host.Get<Catalogue>().Current);
        var path = content.OpenPaths[0];
        foreach (var module in path.Modules.Select(id => content.Modules[id]))
        {
            var attempt = (await book.StartAsync(person, module))!.Value;
            var sheet = await book.FindAsync(person, attempt);
            foreach (var question in sheet!.Questions)
            {
                await book.AnswerAsync(person, attempt, question.Position, Right(question.Text.In("fr")));
            }
        }

        return path;
    }

    private static Response Right(Question question) => question switch
    {
        ChoiceQuestion q => new ChoiceResponse([.. Enumerable.Range(0, q.Choices.Length).Where(i => q.Choices[i].IsRight)]),
        ShortText q => new TextResponse(q.Accepted[0]),
        Numeric q => new TextResponse(q.Accepted[0].From.ToString(CultureInfo.InvariantCulture)),
        Matching q => new MatchResponse([.. Enumerable.Range(0, q.LeftHtml.Length)]),
        Ordering q => new OrderResponse([.. Enumerable.Range(0, q.ItemsHtml.Length)]),
        _ => throw new NotSupportedException(question.GetType().Name),
    };

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
    public async Task Nothing_is_due_to_who_finished_nothing()
    {
        var person = await _host.AddPersonAsync();
        Assert.Empty(await Entitlements.IssueDueAsync(person));
        Assert.Empty(await _host.Get<CertificateRegistry>().OfAsync(person));
    }
}
