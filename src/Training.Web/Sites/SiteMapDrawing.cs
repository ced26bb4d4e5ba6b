// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Localization;
using Training.Sites;

namespace Training.Web.Sites;

/// <summary>
/// The communes as points, those that are meant in colour. Written by hand: in Razor <c>text</c> is a word of its own, so that an SVG's cannot be said there.
/// </summary>
public sealed class SiteMapDrawing : ComponentBase
{
    private const double Width = 320, Margin = 26;

    // Towns that everybody places, as a frame for the others; drawn where their position is known.
    private static readonly ImmutableArray<string> Landmarks = ["Lens", "Béthune", "Douai", "Arras", "Merville", "Valenciennes", "Saint-Omer"];

    [Inject] internal IStringLocalizer<SitePageWords> Say { get; set; } = default!;

    [Parameter, EditorRequired] public required Communes Communes { get; set; }

    /// <summary>Communes in colour, as often as they are meant.</summary>
    [Parameter, EditorRequired] public required ImmutableArray<string> Shown { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var map = SiteMap.Of(Communes, Width, Margin);
        var counts = Shown.CountBy(c => c).ToDictionary();
        var named = map.Points.Where(p => counts.ContainsKey(p.Commune)).ToList();
        builder.OpenElement(0, "svg");
        builder.AddAttribute(1, "class", "sitemap");
        builder.AddAttribute(2, "viewBox", $"0 0 {Units(map.Width)} {Units(map.Height)}");
        builder.AddAttribute(3, "role", "img");
        builder.AddAttribute(4, "aria-label", named.Count == 0 ? Say["map-empty"].Value : Say["map-of", string.Join(", ", named.Select(p => p.Commune))].Value);
        foreach (var point in map.Points.OrderBy(p => counts.ContainsKey(p.Commune)))
        {
            builder.OpenElement(5, "circle");
            builder.AddAttribute(6, "cx", Units(point.X));
            builder.AddAttribute(7, "cy", Units(point.Y));
            builder.AddAttribute(8, "r", Units(counts.TryGetValue(point.Commune, out var count) ? 4.5 + 1.5 * Math.Sqrt(count - 1) : 2.5));
            builder.AddAttribute(9, "class", counts.ContainsKey(point.Commune) ? "sitemap__in" : "sitemap__out");
            builder.CloseElement();
        }

        foreach (var point in map.Points.Where(p => Landmarks.Contains(p.Commune) || Shown is [var one] && one == p.Commune)) Name(builder, point);
        builder.CloseElement();
    }

    private static void Name(RenderTreeBuilder builder, SiteMap.Point point)
    {
        var isRight = point.X > Width / 2;
        builder.OpenElement(10, "text");
        builder.AddAttribute(11, "x", Units(point.X + (isRight ? -8 : 8)));
        builder.AddAttribute(12, "y", Units(point.Y - 7));
        builder.AddAttribute(13, "text-anchor", isRight ? "end" : "start");
        builder.AddContent(14, point.Commune);
        builder.CloseElement();
    }

    private static string Units(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
