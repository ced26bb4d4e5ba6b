// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Sites;

/// <summary>A drawing of the territory: communes as points of a box, north above.</summary>
/// <param name="Width">Units across.</param>
/// <param name="Height">Units down, in proportion.</param>
/// <param name="Points">Communes with their places in the box.</param>
public sealed record SiteMap(double Width, double Height, ImmutableArray<SiteMap.Point> Points)
{
    /// <summary>A commune on the map.</summary>
    /// <param name="Commune">Its name.</param>
    /// <param name="X">Units from the left.</param>
    /// <param name="Y">Units from the top.</param>
    public sealed record Point(string Commune, double X, double Y);

    /// <summary>
    /// Lays communes out by the equirectangular projection at their middle latitude, x = λ·cos φ₀ (J. P. Snyder, Map Projections, 1987, § 12): over a territory
    /// of a hundred kilometres it is within a thousandth of the truth.
    /// </summary>
    /// <param name="communes">Positions in degrees.</param>
    /// <param name="width">Units across, above twice the margin.</param>
    /// <param name="margin">Units left free on each side.</param>
    public static SiteMap Of(Communes communes, double width, double margin)
    {
        if (communes.Positions.Count == 0) return new SiteMap(width, 2 * margin, []);
        var (south, north) = (communes.Positions.Values.Min(p => p.Latitude), communes.Positions.Values.Max(p => p.Latitude));
        var (west, east) = (communes.Positions.Values.Min(p => p.Longitude), communes.Positions.Values.Max(p => p.Longitude));
        var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = (width - 2 * margin) / Math.Max((east - west) * narrowing, 1e-6);
        return new SiteMap(width, (north - south) * scale + 2 * margin,
        [
            .. communes.Positions.OrderBy(p => p.Key, StringComparer.Ordinal)
                .Select(p => new Point(p.Key, margin + (p.Value.Longitude - west) * narrowing * scale, margin + (north - p.Value.Latitude) * scale)),
        ]);
    }
}
