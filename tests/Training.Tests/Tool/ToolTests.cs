// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Training.Tests.Modules;
using Training.Tool;

namespace Training.Tests.Tool;

public sealed class ToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("content-tool-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Out, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Cli.Run(args, new Surroundings(_folder, new DateOnly(2026, 6, 1), output, error));
        return (code, output.ToString(), error.ToString());
    }

    private void Write(string path, string text)
    {
        var full = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    private void WriteDemo(string text)
    {
        Write("content/modules/demo/module.md", text);
        Write("content/modules/demo/img/a.webp", Demo.Drawing);
    }

    [Fact]
    public void A_new_module_passes_the_check_as_it_is()
    {
        Assert.Equal(0, Run("new", "module", "mon-module").Code);
        var (code, said, _) = Run("check", "content", "--warnings-as-errors");
        Assert.Equal((0, "1 module lu, 0 erreur, 0 avertissement." + Environment.NewLine), (code, said));
        Assert.Equal(2, Run("new", "module", "mon-module").Code);
        Assert.Equal(2, Run("new", "module", "Mon Module").Code);
    }

    [Fact]
    public void A_fault_makes_the_check_fail_with_a_line_that_editors_open()
    {
        WriteDemo(Demo.With("- [x] Deux", "- [ ] Deux"));
        var (code, said, _) = Run("check");
        Assert.Equal(1, code);
        Assert.StartsWith("content/modules/demo/module.md:37:1: error QM210: ", said, StringComparison.Ordinal);
        Assert.StartsWith("content/modules/demo/module.md:37:1: ", Run("check", "content/modules/demo").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warning_fails_only_when_asked_to()
    {
        WriteDemo(Demo.With("# Le module", "# Un module"));
        Assert.Equal(0, Run("check").Code);
        Assert.Equal(1, Run("check", "--warnings-as-errors").Code);
    }

    [Fact]
    public void A_path_is_checked_against_the_modules_beside_it()
    {
        WriteDemo(Demo.Text);
        const string path = "---\nschema: 1\nid: tour\ntitle: Tour\nsummary: Tour.\nlang: fr\nversion: 1.0.0\nmodules: [demo]\n---\n";
        Write("content/paths/tour.md", path);
        Assert.Equal(0, Run("check").Code);
        Write("content/paths/tour.md", path.Replace("[demo]", "[domo]", StringComparison.Ordinal));
        Assert.Contains("content/paths/tour.md:8:11: error QM700", Run("check").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_and_sarif_carry_the_same_place()
    {
        WriteDemo(Demo.With("- [x] Deux", "- [ ] Deux"));
        var json = JsonDocument.Parse(Run("check", "--format", "json").Out).RootElement[0];
        Assert.Equal(("QM210", 37, "error"), (json.GetProperty("code").GetString(), json.GetProperty("line").GetInt32(), json.GetProperty("severity").GetString()));
        var run = JsonDocument.Parse(Run("check", "--format=sarif").Out).RootElement.GetProperty("runs")[0];
        var result = run.GetProperty("results")[0];
        Assert.Equal("QM210", result.GetProperty("ruleId").GetString());
        Assert.Equal(37, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
    }

    [Theory]
    [InlineData("chek")]
    [InlineData("check", "nulle-part")]
    [InlineData("check", "--format", "xml")]
    [InlineData("check", "--langue", "fr")]
    [InlineData("check", "--lang")]
    [InlineData("new", "module")]
    public void What_is_not_understood_is_told_apart_from_faults(params string[] args)
    {
        var (code, said, error) = Run(args);
        Assert.Equal((2, ""), (code, said));
        Assert.Contains("--help", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_teaches_each_command()
    {
        Assert.Contains("check content", Run("--help").Out, StringComparison.Ordinal);
        foreach (var command in new[] { "check", "new", "accept" }) Assert.Contains("Exemple", Run(command, "--help").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Accepting_writes_the_lock_that_the_check_then_holds()
    {
        WriteDemo(Demo.Text);
        Assert.Equal(0, Run("accept", "demo").Code);
        Assert.Contains("question vrai rev=1", File.ReadAllText(Path.Combine(_folder, "content/modules/demo/module.lock")), StringComparison.Ordinal);
        Assert.Equal(0, Run("check", "--warnings-as-errors").Code);
        WriteDemo(Demo.With("type=single", "type=multiple"));
        Assert.Contains("error QM502", Run("check").Out, StringComparison.Ordinal);
        Assert.Equal(1, Run("accept", "demo").Code);
        WriteDemo(Demo.With("type=single", "type=multiple rev=2"));
        Assert.Equal((0, 0), (Run("accept", "demo").Code, Run("check", "--warnings-as-errors").Code));
    }

    [Fact]
    public void Fixing_mends_the_typography_in_the_file()
    {
        WriteDemo(Demo.With("Un conseil.", "L'idée !"));
        Assert.Contains("2 avertissements", Run("check").Out, StringComparison.Ordinal);
        var (code, said, error) = Run("check", "--fix", "--warnings-as-errors");
        Assert.Equal((0, true), (code, said.Contains("0 avertissement", StringComparison.Ordinal)));
        Assert.Contains("content/modules/demo/module.md", error, StringComparison.Ordinal);
        Assert.Equal(Demo.With("Un conseil.", "L’idée\u202F!"), File.ReadAllText(Path.Combine(_folder, "content/modules/demo/module.md")));
    }

    [Fact]
    public void The_check_speaks_the_language_asked_for()
    {
        WriteDemo(Demo.With("- [x] Deux", "- [ ] Deux"));
        Assert.Contains("This question has no right answer.", Run("check", "--lang", "en").Out, StringComparison.Ordinal);
        Assert.Contains("Deze vraag heeft geen juist antwoord.", Run("check", "--lang=nl").Out, StringComparison.Ordinal);
    }
}
