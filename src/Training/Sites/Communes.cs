// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Training.Modules;
using Training.Modules.Reading;

namespace Training.Sites;

/// <summary>Where communes lie, for the map: only those whose position is known with certainty.</summary>
/// <param name="Positions">By name, in degrees of WGS 84.</param>
/// <param name="Diagnostics">Lines that say nothing, in order.</param>
public sealed record Communes(FrozenDictionary<string, (double Latitude, double Longitude)> Positions, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>No commune at all.</summary>
    public static Communes None { get; } = new(FrozenDictionary<string, (double, double)>.Empty, []);

    /// <summary>Reads lines of <c>insee;name;latitude;longitude</c> under their heading. Never throws on what authors write.</summary>
    public static Communes Read(SourceFile file)
    {
        var report = new Report();
        var source = new Source(file.Path, file.Text ?? "");
        Dictionary<string, (double, double)> positions = [];
        var offset = 0;
        foreach (var (line, i) in source.Text.Split('\n').Select((l, i) => (l, i)))
        {
            var cells = line.TrimEnd('\r').Split(';');
            if (i > 0 && line.Trim().Length > 0)
            {
                if (cells.Length == 4 && Degrees(cells[2], 90) is { } latitude && Degrees(cells[3], 180) is { } longitude) positions[cells[1].Trim()] = (latitude, longitude);
                else report.Add(source, offset, Rules.CommuneLine, line.Trim());
            }

            offset += line.Length + 1;
        }

        return new Communes(positions.ToFrozenDictionary(StringComparer.Ordinal), report.Sorted());
    }

    private static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most ? value : null;
}
