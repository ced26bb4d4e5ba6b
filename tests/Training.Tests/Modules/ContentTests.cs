// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class ContentTests
{
    [Fact]
    public void Every_module_of_the_repository_reads_without_a_word()
    {
        foreach (var id in ContentFolder.ModuleIds())
        {
            var result = ModuleReader.Read(ContentFolder.Module(id));
            Assert.True(result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics));
            Assert.NotEmpty(result.Module!.Lessons);
        }
    }

    [Fact]
    public void Every_path_of_the_repository_reads_without_a_word()
    {
        var modules = ContentFolder.ModuleIds().ToHashSet();
        foreach (var name in ContentFolder.PathFiles())
        {
            var result = PathReader.Read(new SourceFile("content/paths/" + name, File.ReadAllText(Path.Combine(ContentFolder.Root, "paths", name))), modules);
            Assert.True(result.Diagnostics.IsEmpty, string.Join('\n', result.Diagnostics));
        }
    }
}
