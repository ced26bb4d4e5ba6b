// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using static Training.Web.Tests.Modules.ContentCopy;

namespace Training.Web.Tests.Modules;

/// <summary>Real events of a real folder; each wait is for the catalogue's own word.</summary>
public sealed class CatalogueWatchTests
{
    [Fact]
    public async Task A_saved_file_is_live_and_the_others_are_the_objects_they_were()
    {
        await using var content = await WatchedAsync();
        var beta = content.Catalogue.Current.Modules["beta"];

        await content.UntilAsync(() => content.Lesson("alpha") == "<p>Une autre.</p>", () => content.Write("alpha", Text("alpha", "Une autre.")));

        Assert.Same(beta, content.Catalogue.Current.Modules["beta"]);
    }

    [Fact]
    public async Task A_file_that_an_editor_writes_beside_and_renames_is_live()
    {
        await using var content = await WatchedAsync();

        await content.UntilAsync(() => content.Lesson("alpha") == "<p>Une autre.</p>", () =>
        {
            content.Write("alpha", Text("alpha", "Une autre."), ".module.md.new");
            File.Move(content.Place("alpha"), content.Place("alpha", "module.md~"));
            File.Move(content.Place("alpha", ".module.md.new"), content.Place("alpha"));
        });

        Assert.Empty(content.Codes("alpha"));
    }

    [Fact]
    public async Task A_broken_file_keeps_its_last_good_version_until_it_is_mended()
    {
        await using var content = await WatchedAsync();
        var alpha = content.Catalogue.Current.Modules["alpha"];

        await content.UntilAsync(() => content.Codes("alpha").Contains("QM103"), () => content.Write("alpha", Text("alpha").Replace("lang: fr\n", "", StringComparison.Ordinal)));
        Assert.Same(alpha, content.Catalogue.Current.FindPublished("alpha"));

        await content.UntilAsync(() => content.Lesson("alpha") == "<p>Mendée.</p>", () => content.Write("alpha", Text("alpha", "Mendée.")));
    }

    [Fact]
    public async Task A_new_module_appears_and_a_removed_one_disappears()
    {
        await using var content = await WatchedAsync();

        await content.UntilAsync(() => content.Catalogue.Current.FindPublished("delta") is not null, () => content.Write("delta", Text("delta")));
        await content.UntilAsync(() => content.Catalogue.Current.FindPublished("delta") is null, () => Directory.Delete(Path.GetDirectoryName(content.Place("delta"))!, recursive: true));

        Assert.DoesNotContain(content.Catalogue.Workbench, m => m.Id == "delta");
    }

    [Fact]
    public async Task A_module_that_becomes_a_draft_is_hidden()
    {
        await using var content = await WatchedAsync();

        await content.UntilAsync(() => content.Catalogue.Current.FindPublished("alpha") is null, () => content.Write("alpha", Text("alpha", status: "draft")));

        Assert.Equal(ModuleStatus.Draft, content.Catalogue.Current.Modules["alpha"].Status);
    }

    [Fact]
    public async Task A_changed_lock_is_noticed()
    {
        await using var content = await WatchedAsync();

        await content.UntilAsync(() => content.Codes("alpha").Contains("QM500"), () => content.Write("alpha", "?", ModuleLock.FileName));
        await content.UntilAsync(() => !content.Codes("alpha").Any(), () => File.Delete(content.Place("alpha", ModuleLock.FileName)));
    }

    [Fact]
    public async Task A_changed_path_is_noticed()
    {
        await using var content = await WatchedAsync();

        await content.UntilAsync(
            () => content.Catalogue.Current.OpenPaths is [{ Title: "Un autre chemin" }],
            () => File.WriteAllText(content.PathFile, File.ReadAllText(content.PathFile).Replace("Un chemin", "Un autre chemin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_site_that_comes_mends_the_lesson_that_leads_to_it_and_one_that_goes_is_told()
    {
        await using var content = await WatchedAsync();
        await content.UntilAsync(() => content.Codes("alpha").SequenceEqual(["QM710"]), () => content.Write("alpha", Text("alpha", "Voyez [le parc](site:le-parc).")));

        await content.UntilAsync(() => content.Lesson("alpha") == "<p>Voyez <a href=\"/sites/le-parc\">le parc</a>.</p>" && content.Catalogue.Current.Sites.ContainsKey("le-parc"), () => content.WriteSite("le-parc"));

        await content.UntilAsync(() => content.Codes("alpha").SequenceEqual(["QM710"]) && !content.Catalogue.Current.Sites.ContainsKey("le-parc"), () => content.RemoveSite("le-parc"));
        Assert.Equal("<p>Voyez <a href=\"/sites/le-parc\">le parc</a>.</p>", content.Lesson("alpha"));
    }

    [Fact]
    public async Task A_content_folder_replaced_whole_is_found_by_the_sweep_and_watched_again()
    {
        await using var content = await WatchedAsync(sweep: TimeSpan.FromMilliseconds(50));
        Directory.Move(content.Folder, content.Folder + ".old");

        await content.UntilAsync(() => content.Lesson("alpha") == "<p>Une autre.</p>", () => content.Write("alpha", Text("alpha", "Une autre.")));
        Directory.Delete(content.Folder + ".old", recursive: true);
        await content.UntilAsync(() => content.Lesson("alpha") == "<p>Encore une.</p>", () => content.Write("alpha", Text("alpha", "Encore une.")));
    }
}
