// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Modules;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Modules;

/// <summary>Everybody reads what a path asks and gives before following it.</summary>
public sealed class PathPageTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Each_path_has_a_public_sheet_that_says_all_that_is_asked_of_it()
    {
        foreach (var path in _site.Services.GetRequiredService<Catalogue>().Current.OpenPaths)
        {
            using var reader = await _site.Visit().GoAsync("/modules");
            await reader.GoAsync(reader.Page.QuerySelector($"main a[href='{Addresses.Path(path.Id)}']")!.GetAttribute("href")!);
            Assert.Equal(path.Title, reader.Text("h1"));
            Assert.Equal(path.Modules.Length, reader.Page.QuerySelectorAll("section[aria-labelledby=modules] .row").Length);
            var parts = reader.Page.QuerySelectorAll(".prose h2").Select(h => h.TextContent).ToArray();
            Assert.Equal(
                ["Accessibilité aux personnes en situation de handicap", "Contact", "Durée", "Évaluation", "Méthodes", "Objectifs", "Prérequis"],
                parts.Intersect(["Prérequis", "Objectifs", "Durée", "Méthodes", "Évaluation", "Accessibilité aux personnes en situation de handicap", "Contact"]).Order(StringComparer.Create(new("fr-FR"), false)));
        }
    }

    [Fact]
    public async Task A_path_that_does_not_exist_is_not_found()
    {
        using var reader = await _site.Visit().GoAsync(Addresses.Path("nulle-part"));
        Assert.Equal(HttpStatusCode.NotFound, reader.Answer.StatusCode);
    }
}
