// SPDX-License-Identifier: AGPL-3.0-or-later
using System.IO.Compression;
using System.Text;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>With the keyboard alone, from an organisation in which there is nothing to an archive of thirty documents and one revocation.</summary>
[Collection(Parallelism.Pages)]
public sealed class PortalJourneyTests : IAsyncLifetime
{
    private const int People = 30, Questions = 2;
    private const string Module = "annees", Year = "2012", House = "Gîte du Puits";

    private readonly string _content = Directory.CreateTempSubdirectory("briquet-content-").FullName;
    private RunningSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        await WriteAsync($"modules/{Module}/module.md", ModuleText);
        await WriteAsync("paths/annees.md", PathText);
        _site = await RunningSite.StartAsync(_content);
        _browser = await Browser.LaunchAsync();
    }

    [Fact]
    public async Task An_empty_organisation_ends_with_an_archive_of_thirty_documents_and_one_revocation()
    {
        await using var agnes = await _browser.OpenAsync(_site.Address, 1280, 900);
        await agnes.SignInAsync("agnes.morel");
        await OpensAnOrganisationAsync(agnes);
        await using var claire = await _browser.OpenAsync(_site.Address, 1280, 900);
        await claire.SignInAsync("claire.hennebelle");
        var code = await SendsTheListAsync(claire);
        await FillsTheSheetInAsync(claire);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, People), new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (i, _) => await Colleague.PassesAsync(_site.Address, code, "Sacha", $"Témoin {Words[i - 1]}", Module, Questions, Year));
        await GivesThirtyAsync(claire);
        await LooksAtThemTogetherAsync(claire);
        await RevokesOneAsync(claire);
        foreach (var person in (Person[])[agnes, claire]) Assert.Empty(person.Complaints);
    }

    private static async Task OpensAnOrganisationAsync(Person agnes)
    {
        var (page, keys) = (agnes.Page, new Keyboard(agnes.Page));
        await page.GotoAsync("/desk");
        await keys.TypeAsync("#name", "Gîtes du Puits");
        await keys.TypeAsync("#city", "Lens");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(agnes.Heading("Gîtes du Puits")).ToBeVisibleAsync();
        await keys.TypeAsync("#name-new", House);
        await keys.TypeAsync("#city-new", "Lens");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText(House).First).ToBeVisibleAsync();
        await keys.PressAsync(page.Locator("summary", new PageLocatorOptions { HasText = "Donner un accès" }));
        await keys.TypeAsync("#user", "claire.hennebelle");
        await keys.TickAsync(page.Locator("input[name=right][value=keeping]"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Claire Hennebelle").First).ToBeVisibleAsync();
    }

    /// <returns>The code with which the people of the list join.</returns>
    private static async Task<string> SendsTheListAsync(Person claire)
    {
        var (page, keys) = (claire.Page, new Keyboard(claire.Page));
        // Choosers are held back from the first listener on: one that comes with the key is too late on a busy machine.
        page.FileChooser += (_, _) => { };
        await page.GotoAsync("/portal/roster");
        var list = "nom;prénom;établissement\n" + string.Concat(Words.Select(word => $"Témoin {word};Sacha;{House}\n"));
        await keys.ToAsync(page.Locator("#file"));
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Enter"));
        await chooser.SetFilesAsync(new FilePayload { Name = "personnel.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(list) });
        await keys.PressAsync(claire.Button("Essayer le fichier"));
        await Assertions.Expect(page.Locator(".facts")).ToContainTextAsync($"{People}");
        await claire.SeesAGoodPageAtEveryWidthAsync();
        await keys.PressAsync(claire.Button("Enregistrer la liste"));
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await page.GotoAsync("/portal/codes");
        return await page.Locator("section", new PageLocatorOptions { HasText = House }).Locator(".code").InnerTextAsync();
    }

    private static async Task FillsTheSheetInAsync(Person claire)
    {
        var (page, keys) = (claire.Page, new Keyboard(claire.Page));
        await page.GotoAsync("/portal/organisation");
        if (!await claire.Heading("Gîtes du Puits").IsVisibleAsync()) await keys.PressAsync(claire.Link("Gîtes du Puits"));
        await Assertions.Expect(claire.Heading("Gîtes du Puits")).ToBeVisibleAsync();
        await keys.TickAsync(page.Locator("input[value=Internal]"));
        await keys.TypeAsync("#address", "4 rue de la Fosse, 62300 Lens");
        await keys.TypeAsync("#siret", "123 456 782 00002");
        await keys.TypeAsync("#signatory", "Hélène Vasseur");
        await keys.TypeAsync("#capacity", "responsable pédagogique");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("La fiche suffit")).ToBeVisibleAsync();
    }

    private static async Task GivesThirtyAsync(Person claire)
    {
        var (page, keys) = (claire.Page, new Keyboard(claire.Page));
        await page.GotoAsync("/portal/documents");
        await keys.PressAsync(claire.Link("Délivrer les certificats de réalisation"));
        await keys.PressAsync(claire.Button("Délivrer"));
        await Assertions.Expect(page.GetByText($"{People} documents délivrés")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = Browser.Patience });
        Assert.Equal(People, await ArchiveAsync(claire));
        await page.GotoAsync("/portal/documents?kind=Realisation");
        await keys.ToAsync(claire.Link("Un seul PDF"));
        var merged = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        Assert.Equal(People, Pdf.Text(await merged.PathAsync()).Count(sign => sign == '\f'));
        await Assertions.Expect(page.Locator("[data-received]").First).ToContainTextAsync("Mo reçus");
    }

    private static async Task LooksAtThemTogetherAsync(Person claire)
    {
        var (page, keys) = (claire.Page, new Keyboard(claire.Page));
        await page.GotoAsync("/portal?path=annees&status=Done");
        await Assertions.Expect(page.Locator(".matrix tbody tr")).ToHaveCountAsync(People);
        await claire.SeesAGoodPageAtEveryWidthAsync();
        await keys.TickAsync(page.Locator(".matrix .cb").Nth(0));
        await Assertions.Expect(page.Locator("[data-ticked]")).ToHaveTextAsync("1 personne choisie");
        await keys.TickAsync(page.Locator(".matrix .cb").Nth(1));
        await Assertions.Expect(page.Locator("[data-ticked]")).ToHaveTextAsync("2 personnes choisies");
        await keys.ToAsync(claire.Button("Télécharger le ZIP"));
        var two = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));
        using var archive = ZipFile.OpenRead(await two.PathAsync());
        // An attestation each, given when the path was finished, and a certificat de réalisation.
        Assert.Equal(4, archive.Entries.Count);
    }

    private static async Task RevokesOneAsync(Person claire)
    {
        var (page, keys) = (claire.Page, new Keyboard(claire.Page));
        await page.GotoAsync("/portal/documents?kind=Realisation");
        await keys.PressAsync(page.Locator(".matrix .dl").First);
        await keys.PressAsync(claire.Link("Révoquer ce document"));
        await keys.TypeAsync("[name=reason]", "délivré par erreur");
        await keys.PressAsync(claire.Button("Révoquer ce document"));
        await Assertions.Expect(page.GetByText("Document révoqué")).ToBeVisibleAsync();
        await claire.SeesAGoodPageAtEveryWidthAsync();
        Assert.Equal(People - 1, await ArchiveAsync(claire));
    }

    /// <summary>How many certificats de réalisation the archive holds, all different.</summary>
    private static async Task<int> ArchiveAsync(Person claire)
    {
        await claire.Page.GotoAsync("/portal/documents?kind=Realisation");
        await new Keyboard(claire.Page).ToAsync(claire.Link("Télécharger tout (ZIP)"));
        var download = await claire.Page.RunAndWaitForDownloadAsync(() => claire.Page.Keyboard.PressAsync("Enter"));
        using var archive = ZipFile.OpenRead(await download.PathAsync());
        return archive.Entries.Select(e => e.Name).Distinct().Count();
    }

    /// <summary>Thirty family names' second words.</summary>
    private static readonly string[] Words = [.. Enumerable.Range(0, People).Select(i => $"{(char)('A' + i / 6)}{(char)('a' + i % 6)}")];

    private Task WriteAsync(string path, string text)
    {
        var file = Path.Combine(_content, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return File.WriteAllTextAsync(file, text);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        Directory.Delete(_content, recursive: true);
    }

    private const string PathText = """
        ---
        schema: 1
        id: annees
        title: Les années d’essai
        summary: Un seul module.
        lang: fr
        version: 1.0.0
        modules: [annees]
        nature: action de formation
        modality: À distance, en ligne
        ---

        # Les années d’essai

        Pour essayer.
        """;

    private const string ModuleText = $"""
        ---
        schema: 1
        id: {Module}
        title: Deux années d’essai
        summary: Un module d’essai dont la réponse est toujours la même.
        lang: fr
        version: 1.0.0
        audience: [reception]
        theme: mine
        duration: 5
        objectives:
          - Retenir une année
        sources: [Un essai]
        reviewed: 2026-11-22
        ---

        # Deux années d’essai

        ## Une leçon d’essai
        <!-- lesson: id=essai -->

        L’année d’essai est {Year}.

        ## Quiz
        <!-- quiz: id=quiz draw=2 -->

        ### En quelle année d’essai ?
        <!-- q: id=une type=number objective=1 -->

        - [x] {Year}

        > **Explication :** {Year}.

        ### Et la seconde fois, en quelle année ?
        <!-- q: id=deux type=number objective=1 -->

        - [x] {Year}

        > **Explication :** {Year} encore.
        """;
}
