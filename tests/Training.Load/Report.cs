// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.Json;

namespace Training.Load;

/// <summary>Figures by their key, in the order in which they are written.</summary>
internal sealed class Figures : List<KeyValuePair<string, object>>
{
    public void Add(string key, object value) => Add(KeyValuePair.Create(key, value));
}

/// <summary>The two ways in which a benchmark tells: JSON in a file, a table on the console.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes a file with exactly these keys, when one was asked for.</summary>
    public static async Task WriteAsync(string? file, object figures)
    {
        if (file is null) return;
        var path = Path.GetFullPath(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(figures, Indented) + "\n");
    }

    /// <summary>A dictionary that keeps its order, as <see cref="WriteAsync"/> wants it.</summary>
    public static Dictionary<string, object> Keyed(Figures figures) => figures.ToDictionary(f => f.Key, f => f.Value);

    public static void Table(string title, IEnumerable<(string What, string Ours, string Floor)> lines)
    {
        Console.WriteLine($"\n{title}");
        foreach (var (what, ours, floor) in lines) Console.WriteLine($"  {what,-44}{ours,14}{(floor.Length > 0 ? $"   ({floor})" : "")}");
        Console.WriteLine();
    }

    public static string Say(double value, string unit, int decimals = 1) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Round(value, decimals)} {unit}");

    public static double Round(double value, int decimals) => Math.Round(value, decimals);
}
