// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>From an empty sheet to documents that are given, revoked and checked.</summary>
[Collection(Parallelism.Pages)]
public sealed class PapersJourneyTests : IAsyncLifetime
{
    private readonly TrialContent _content = new();
    private RunningSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_content.Folder, "paths", "essai.md"), """
            ---
            schema: 1
            id: essai
            title: Un parcours d’essai
            summary: Un seul module.
            lang: fr
            version: 1.0.0
            modules: [les-sept]
            nature: action de formation
            modality: À distance, en ligne
            ---

            # Un parcours d’essai

            Pour essayer.
            """);
        _site = await RunningSite.StartAsync(_content.Folder);
        _browser = await Browser.LaunchAsync();
    }

    [Fact]
    public async Task An_HR_partner_fills_the_sheet_in_gives_what_is_due_and_revokes_a_document()
    {
        await using var zoe = await _browser.OpenAsync(_site.Address, 1280, 900);
        await zoe.SignInAsync("zoe.delattre");
        await PassesAsync(zoe);
        await zoe.Page.GotoAsync("/documents");
        await Assertions.Expect(zoe.Page.GetByText("Un parcours d’essai").First).ToBeVisibleAsync();
        await LooksAsync(zoe);

        await using var claire = await _browser.OpenAsync(_site.Address, 1280, 900);
        await claire.SignInAsync("claire.hennebelle");
        await claire.Page.GotoAsync("/portal/documents/give?kind=Realisation");
        await LooksAsync(claire);
        await claire.Page.Locator(".note a").First.ClickAsync();
        await FillsTheSheetInAsync(claire);

        await claire.Page.GotoAsync("/portal/documents");
        await LooksAsync(claire);
        await claire.Link("Délivrer les certificats de réalisation").ClickAsync();
        await Assertions.Expect(claire.Heading("Délivrer les certificats de réalisation")).ToBeVisibleAsync();
        await LooksAsync(claire);
        await claire.Button("Délivrer").ClickAsync();
        await Assertions.Expect(claire.Page.GetByText("1 document délivré")).ToBeVisibleAsync();
        await LooksAsync(claire);

        await claire.Page.Locator("tr", new PageLocatorOptions { HasText = "Certificat de réalisation" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(claire.Heading("Certificat de réalisation")).ToBeVisibleAsync();
        await LooksAsync(claire);
        var download = await claire.Page.RunAndWaitForDownloadAsync(() => claire.Link("Télécharger le PDF").ClickAsync());
        var file = await download.PathAsync();
        await ChecksAsync(claire.Page.Url.Split('/')[^1], file);

        await claire.Link("Révoquer ce document").ClickAsync();
        await Assertions.Expect(claire.Page.GetByLabel("Motif")).ToBeVisibleAsync();
        await LooksAsync(claire);
        await claire.Page.GetByLabel("Motif").FillAsync("délivré par erreur");
        await claire.Button("Révoquer ce document").ClickAsync();
        await Assertions.Expect(claire.Page.GetByText("Document révoqué")).ToBeVisibleAsync();
        await LooksAsync(claire);

        await zoe.Page.GotoAsync("/documents");
        await Assertions.Expect(zoe.Page.GetByText("Claire Hennebelle")).ToBeVisibleAsync();
        await LooksAsync(zoe);
        foreach (var person in (Person[])[zoe, claire]) Assert.Empty(person.Complaints);
    }

    private static async Task PassesAsync(Person zoe)
    {
        await zoe.Page.GotoAsync($"/modules/{TrialContent.Module}/quiz");
        await zoe.Button("Commencer").ClickAsync();
        for (var question = 1; question <= TrialContent.Questions; question++)
        {
            await Assertions.Expect(zoe.Page.GetByText($"Question {question} sur {TrialContent.Questions}").First).ToBeVisibleAsync();
            await AnswerKey.FillInAsync(zoe.Page.Locator("form#answer"), await zoe.Page.Locator("h1").InnerTextAsync());
            await zoe.Button("Valider ma réponse").ClickAsync();
            await zoe.Page.Locator(".dock a.btn--act").ClickAsync();
        }

        await Assertions.Expect(zoe.Heading("Lampe allumée")).ToBeVisibleAsync();
    }

    private static async Task FillsTheSheetInAsync(Person claire)
    {
        // The page that one comes from says « Il manque » too.
        await Assertions.Expect(claire.Page.GetByLabel("Adresse postale")).ToBeVisibleAsync();
        await Assertions.Expect(claire.Page.GetByText("il manque")).ToBeVisibleAsync();
        await LooksAsync(claire);
        await claire.Page.GetByLabel("Adresse postale").FillAsync("4 rue de la Fosse, 62300 Lens");
        await claire.Page.GetByLabel("SIRET").FillAsync("123 456 782 00003");
        await claire.Button("Enregistrer").ClickAsync();
        await Assertions.Expect(claire.Page.GetByText("Ce n’est pas un SIRET")).ToBeVisibleAsync();
        await LooksAsync(claire);
        await claire.Page.GetByLabel("SIRET").FillAsync("123 456 782 00002");
        await claire.Button("Enregistrer").ClickAsync();
        await Assertions.Expect(claire.Page.GetByText("Fiche enregistrée")).ToBeVisibleAsync();
        await LooksAsync(claire);
    }

    /// <summary>The original is known by its bytes; one letter less and it is not.</summary>
    private async Task ChecksAsync(string number, string file)
    {
        await using var anybody = await _browser.OpenAsync(_site.Address, 1280, 900);
        await anybody.Page.GotoAsync($"/v/{number}");
        var (input, said) = (anybody.Page.Locator("input[type=file]"), anybody.Page.Locator("#compared"));
        await input.SetInputFilesAsync(file);
        await Assertions.Expect(said).ToContainTextAsync("C’est bien l’original");
        var edited = await File.ReadAllBytesAsync(file);
        edited[edited.Length / 2] ^= 1;
        await input.SetInputFilesAsync(new FilePayload { Name = "retouche.pdf", MimeType = "application/pdf", Buffer = edited });
        await Assertions.Expect(said).ToContainTextAsync("n’est pas l’original");
        await LooksAsync(anybody);
        Assert.Empty(anybody.Complaints);
    }

    private static async Task LooksAsync(Person person)
    {
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveCountAsync(1);
        await person.SeesAGoodPageAtEveryWidthAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        _content.Dispose();
    }
}
