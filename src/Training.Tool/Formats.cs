// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Encodings.Web;
using System.Text.Json;
using Training.Modules;

namespace Training.Tool;

/// <summary>Diagnostics for people, for scripts, and for code hosts.</summary>
internal static class Formats
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Text(List<Diagnostic> diagnostics, int modules, TextWriter output)
    {
        foreach (var diagnostic in diagnostics) output.WriteLine(diagnostic);
        var errors = diagnostics.Count(d => d.Severity == Severity.Error);
        output.WriteLine($"{Count(modules, "module lu", "modules lus")}, {Count(errors, "erreur", "erreurs")}, {Count(diagnostics.Count - errors, "avertissement", "avertissements")}.");
    }

    public static void Json(List<Diagnostic> diagnostics, TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        diagnostics.Select(d => new { d.Path, d.Line, d.Column, Severity = Word(d), d.Code, d.Sentence, d.Remedy }), Options));

    /// <summary>SARIF 2.1.0, which code hosts show beside the lines.</summary>
    public static void Sarif(List<Diagnostic> diagnostics, TextWriter output)
    {
        var rules = diagnostics.Select(d => d.Code).Distinct().Order(StringComparer.Ordinal).Select(c => new { id = c, helpUri = "docs/modules.md#tous-les-codes" });
        var results = diagnostics.Select(d => new
        {
            ruleId = d.Code,
            level = Word(d),
            message = new { text = $"{d.Sentence} {d.Remedy}" },
            locations = new[]
            {
                new { physicalLocation = new { artifactLocation = new { uri = d.Path }, region = new { startLine = d.Line, startColumn = d.Column } } },
            },
        });
        var log = new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[] { new { tool = new { driver = new { name = "Training.Tool", rules } }, columnKind = "utf16CodeUnits", results } },
        };
        output.WriteLine(JsonSerializer.Serialize(log, Options));
    }

    private static string Word(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error ? "error" : "warning";

    private static string Count(int count, string one, string many) => $"{count} {(count < 2 ? one : many)}";
}
