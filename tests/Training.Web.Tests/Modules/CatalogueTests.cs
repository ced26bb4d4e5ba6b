// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using static Training.Web.Tests.Modules.ContentCopy;

namespace Training.Web.Tests.Modules;

/// <summary>What the catalogue makes of a folder when it is told to look.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public async Task A_broken_module_keeps_its_last_good_version_and_touches_no_other()
    {
        await using var content = Still();
        var (alpha, beta) = (content.Catalogue.Current.Modules["alpha"], content.Catalogue.Current.Modules["beta"]);
        content.Write("alpha", Text("alpha").Replace("- [x] Oui", "- [ ] Oui", StringComparison.Ordinal));
        // The text is as long as it was: its time tells, and clocks of files are coarse.
        File.SetLastWriteTimeUtc(content.Place("alpha"), DateTime.UnixEpoch);

        Assert.True(content.Catalogue.Sweep());

        Assert.Same(alpha, content.Catalogue.Current.FindPublished("alpha"));
        Assert.Same(beta, content.Catalogue.Current.FindPublished("beta"));
        var bench = content.Catalogue.Workbench.Single(m => m.Id == "alpha");
        Assert.Same(alpha, bench.Served);
        Assert.Null(bench.AsWritten);
        Assert.Contains("QM210", content.Codes("alpha"));
        Assert.Contains(content.Log.Lines, l => l.StartsWith("Error: modules/alpha/module.md:30:1: error QM210", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mended_module_comes_live()
    {
        await using var content = Still();
        content.Write("alpha", "---");
        content.Catalogue.Sweep();
        content.Write("alpha", Text("alpha", "Une autre."));

        content.Catalogue.Sweep();

        Assert.Equal("<p>Une autre.</p>", content.Lesson("alpha"));
        var bench = content.Catalogue.Workbench.Single(m => m.Id == "alpha");
        Assert.Same(bench.Served, bench.AsWritten);
    }

    [Fact]
    public async Task A_module_that_never_read_well_is_only_on_the_workbench()
    {
        await using var content = Still();
        content.Write("delta", "# Rien");
        content.Catalogue.Sweep();

        Assert.False(content.Catalogue.Current.Modules.ContainsKey("delta"));
        Assert.Null(content.Catalogue.Workbench.Single(m => m.Id == "delta").Served);
        Assert.Contains("QM100", content.Codes("delta"));
    }

    [Fact]
    public async Task A_file_saved_again_as_it_was_changes_nothing_and_tells_nobody()
    {
        await using var content = Still();
        var told = 0;
        using var subscription = content.Catalogue.Subscribe(() => told++);
        var before = content.Catalogue.Current;
        content.Write("alpha", Text("alpha"));
        File.SetLastWriteTimeUtc(content.Place("alpha"), DateTime.UnixEpoch);

        Assert.False(content.Catalogue.Sweep());
        Assert.False(content.Catalogue.Reread(new HashSet<string> { "alpha" }, sheets: true));

        Assert.Same(before, content.Catalogue.Current);
        Assert.Equal(0, told);
    }

    [Fact]
    public async Task A_removed_folder_disappears_and_closes_the_paths_that_lead_through_it()
    {
        await using var content = Still();
        Directory.Delete(Path.GetDirectoryName(content.Place("alpha"))!, recursive: true);

        content.Catalogue.Sweep();

        Assert.Equal(["beta", "gamma"], content.Catalogue.Workbench.Select(m => m.Id));
        Assert.Equal(["beta", "gamma"], content.Catalogue.Current.Published.Select(m => m.Id));
        Assert.Empty(content.Catalogue.Current.OpenPaths);
        Assert.Contains("chemin", content.Catalogue.Current.Paths.Keys);
        Assert.Contains("QM700", content.Catalogue.Current.Diagnostics.Select(d => d.Code));
    }

    [Theory]
    [InlineData("")]
    [InlineData("modules")]
    public async Task When_the_content_goes_away_what_was_is_served_on_and_the_log_says_so_once(string part)
    {
        await using var content = Still();
        var before = content.Catalogue.Current;
        var (there, away) = (Path.Combine(content.Folder, part).TrimEnd('/'), content.Folder + ".away");
        Directory.Move(there, away);

        Assert.False(content.Catalogue.Sweep());
        Assert.False(content.Catalogue.Sweep());

        Assert.Same(before, content.Catalogue.Current);
        Assert.Single(content.Log.Lines, l => l.Contains("is served on", StringComparison.Ordinal));
        Directory.Move(away, there);
        Assert.False(content.Catalogue.Sweep());
        Assert.Same(before, content.Catalogue.Current);
    }

    [Fact]
    public async Task A_draft_and_an_archived_module_are_hidden_and_so_is_a_path_through_them()
    {
        await using var content = Still();
        content.Write("alpha", Text("alpha", status: "draft"));
        content.Write("gamma", Text("gamma", status: "archived"));

        content.Catalogue.Sweep();

        Assert.Equal(["beta"], content.Catalogue.Current.Published.Select(m => m.Id));
        Assert.Null(content.Catalogue.Current.FindPublished("alpha"));
        Assert.Empty(content.Catalogue.Current.OpenPaths);
        Assert.Equal(ModuleStatus.Draft, content.Catalogue.Workbench[0].Served!.Status);
    }

    [Fact]
    public async Task A_changed_lock_is_read_with_its_module()
    {
        await using var content = Still();
        content.Write("alpha", "lesson la-lecon\nlesson disparue\n", ModuleLock.FileName);
        content.Catalogue.Sweep();
        Assert.Contains("QM501", content.Codes("alpha"));

        content.Write("alpha", ModuleLock.Write(content.Catalogue.Current.Modules["alpha"]), ModuleLock.FileName);
        content.Catalogue.Sweep();
        Assert.Empty(content.Codes("alpha"));
    }

    [Fact]
    public async Task A_path_is_read_again_alone()
    {
        await using var content = Still();
        var alpha = content.Catalogue.Current.Modules["alpha"];
        File.WriteAllText(content.PathFile, File.ReadAllText(content.PathFile).Replace("Un chemin", "Un autre chemin", StringComparison.Ordinal));

        Assert.True(content.Catalogue.Reread(new HashSet<string>(), sheets: true));

        Assert.Equal("Un autre chemin", Assert.Single(content.Catalogue.Current.OpenPaths).Title);
        Assert.Same(alpha, content.Catalogue.Current.Modules["alpha"]);
    }

    [Fact]
    public async Task What_an_editor_leaves_beside_a_file_says_nothing()
    {
        await using var content = Still();
        content.Write("alpha", "x", ".module.md.swp");
        content.Write("alpha", "x", "module.md~");
        File.CreateSymbolicLink(content.Place("alpha", ".#module.md"), "somebody@somewhere.1234");

        Assert.False(content.Catalogue.Sweep());

        Assert.Empty(content.Codes("alpha"));
    }

    [Fact]
    public async Task Who_unsubscribed_is_told_nothing_and_one_who_fails_does_not_keep_the_others_from_hearing()
    {
        await using var content = Still();
        var (gone, told) = (0, 0);
        using var failing = content.Catalogue.Subscribe(() => throw new InvalidOperationException("no"));
        var leaving = content.Catalogue.Subscribe(() => gone++);
        using var staying = content.Catalogue.Subscribe(() => told++);
        leaving.Dispose();
        leaving.Dispose();
        content.Write("alpha", Text("alpha", "Une autre."));

        content.Catalogue.Sweep();

        Assert.Equal((0, 1), (gone, told));
    }
}
