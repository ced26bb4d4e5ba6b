// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Training.Modules;
using Training.Sites;

namespace Training.Tests.Modules;

public sealed partial class ContentTests
{
    [Fact]
    public void Every_module_of_the_repository_reads_without_a_word()
    {
        var sites = ContentFolder.SiteIds().ToHashSet();
        foreach (var id in ContentFolder.ModuleIds())
        {
            var result = ModuleReader.Read(ContentFolder.Module(id), siteIds: sites);
            Assert.True(result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics));
            Assert.NotEmpty(result.Module!.Lessons);
        }
    }

    [Fact]
    public void Every_path_of_the_repository_reads_without_a_word()
    {
        var modules = ContentFolder.ModuleIds().ToHashSet();
        foreach (var files in PathReader.Gather(ContentFolder.PathFiles().Select(Written)))
        {
            var result = PathReader.Read(files, modules);
            Assert.True(result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics));
        }
    }

    [Fact]
    public void Every_card_of_the_repository_reads_without_a_word_and_says_where_it_comes_from()
    {
        var cards = ContentFolder.Sites().ToList();
        Assert.Empty(cards.SelectMany(c => c.Diagnostics));
        Assert.True(cards.Count >= 60, $"{cards.Count} cards");
        Assert.All(cards, c => Assert.True(c.Site!.Intro.Split(' ').Length <= 60, c.Site.Id));
    }

    [Fact]
    public void A_lesson_leads_to_each_site_only_once_a_module() =>
        Assert.All(ContentFolder.Modules(), m => Assert.Empty(SiteLink().Matches(string.Concat(m.Lessons.SelectMany(l => l.Parts).OfType<Prose>().Select(p => p.Html))).GroupBy(l => l.Value).Where(l => l.Count() > 1).Select(l => $"{m.Id}: {l.Key}")));

    [Fact]
    public void The_map_places_communes_that_cards_name()
    {
        var communes = Communes.Read(new SourceFile("content/communes.csv", File.ReadAllText(Path.Combine(ContentFolder.Root, "communes.csv"))));
        Assert.Empty(communes.Diagnostics);
        Assert.Empty(communes.Positions.Keys.Except(ContentFolder.Sites().Select(c => c.Site!.Commune)));
        // The territory lies between the Lys and the Scarpe, from Artois to Valenciennes.
        Assert.All(communes.Positions.Values, p => Assert.True(p is { Latitude: > 50.2 and < 50.8, Longitude: > 2.3 and < 3.7 }, p.ToString()));
    }

    [GeneratedRegex(@"href=""/sites/[a-z0-9-]+""")]
    private static partial Regex SiteLink();

    [Fact]
    public void A_translation_in_the_repository_is_read_with_its_module_or_its_path()
    {
        var modules = ContentFolder.Modules().ToArray();
        foreach (var module in modules) Assert.Equal(Languages(Path.Combine("modules", module.Id), "module"), module.Translations.Keys);
        foreach (var files in PathReader.Gather(ContentFolder.PathFiles().Select(Written)))
        {
            var path = PathReader.Read(files, modules.Select(m => m.Id).ToHashSet()).Path!;
            Assert.Equal(Languages("paths", path.Id), path.Translations.Keys);
        }

        Assert.Contains(modules, m => m.Translations.Count == 2);
    }

    private static IEnumerable<string> Languages(string folder, string name) =>
        Vocabulary.Languages.Where(lang => File.Exists(Path.Combine(ContentFolder.Root, folder, $"{name}.{lang}.md"))).Order(StringComparer.Ordinal);

    private static SourceFile Written(string name) => new("content/paths/" + name, File.ReadAllText(Path.Combine(ContentFolder.Root, "paths", name)));
}
