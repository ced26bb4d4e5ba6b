// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Modules;

/// <summary>The drawing that stands for a module's theme.</summary>
internal static class Themes
{
    public static string Shape(string theme) => theme switch
    {
        "mine" => "chevalement",
        "louvre" or "art-deco" or "identite" => "briques",
        "fetes" => "geant",
        "nature" => "terrils",
        "itinerance" => "noeud",
        "table" => "biere",
        "memoire" => "lampe",
        "accueil" => "lampe-allumee",
        "clienteles" => "taxi",
        "langues" => "briquet",
        "role" => "tram",
        _ => "beffroi",
    };
}
