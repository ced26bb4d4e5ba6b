// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Site;

/// <summary>What a region sets to make the product its own.</summary>
internal sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>Name on every screen.</summary>
    public string Name { get; set; } = "Briquet";

    /// <summary>Absolute public address, printed on documents and QR codes; required outside Development.</summary>
    public string? Address { get; set; }

    /// <summary>Where the source code of the running version can be had (AGPL, section 13).</summary>
    public string SourceCode { get; set; } = "https://example.org/briquet";
}
