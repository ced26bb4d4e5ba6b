// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Layout;

/// <summary>What an operator sets about the site itself, under <c>Site</c> in the settings.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>The product's name on screen.</summary>
    public string Name { get; set; } = "Briquet";

    /// <summary>Absolute public address, printed on documents and in QR codes; required outside Development.</summary>
    public string? Address { get; set; }

    /// <summary>Where people find the source code of the very version they use, as the licence asks.</summary>
    public string? SourceCode { get; set; }

    /// <summary>The body that runs the site and answers for its data and its accessibility.</summary>
    public string? Operator { get; set; }

    /// <summary>The e-mail address to which people write about accessibility and about their data.</summary>
    public string? Contact { get; set; }

    /// <summary>Who answers for what is published, as the legal page names them.</summary>
    public string? Director { get; set; }

    /// <summary>Who hosts the site: name, address, telephone, as the legal page names them.</summary>
    public string? Host { get; set; }

    /// <summary>The day on which the operator established the accessibility statement.</summary>
    public DateOnly? AccessibilityDeclared { get; set; }
}
