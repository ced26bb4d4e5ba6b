// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;

namespace Training.Web.Tests.Layout;

/// <summary>The content-security policy lets no inline style and no inline script through: none must be written.</summary>
public sealed partial class MarkupTests
{
    public static TheoryData<string> Markup => [.. SourceFolder.Files("*.razor").Select(SourceFolder.Name)];

    [Theory]
    [MemberData(nameof(Markup))]
    public void Markup_has_no_inline_style_and_no_inline_script(string file)
    {
        var text = Comment().Replace(File.ReadAllText(Path.Combine(SourceFolder.Web, file)), "");
        Assert.DoesNotMatch(Style(), text);
        Assert.DoesNotMatch(InlineScript(), text);
        Assert.DoesNotMatch(Handler(), text);
    }

    [Fact]
    public void Every_drawing_that_markup_names_is_on_the_sheet()
    {
        var named = SourceFolder.Files("*.razor").SelectMany(file => Drawing().Matches(File.ReadAllText(file)))
            .Select(match => (Folder: match.Groups[1].Value == "Icon" ? "icons" : "shapes", Name: match.Groups[2].Value));
        Assert.All(named, drawing => Assert.True(
            File.Exists(Path.Combine(SourceFolder.Web, "Client", drawing.Folder, drawing.Name + ".svg")), $"{drawing.Folder}/{drawing.Name}.svg"));
    }

    [Fact]
    public void Every_layout_leads_to_the_accessibility_statement()
    {
        var layouts = SourceFolder.Files("*Layout.razor").Select(SourceFolder.Name).ToArray();
        Assert.Equal(5, layouts.Length);
        Assert.All(layouts, file => Assert.Matches("<(FootLinks|UnderFoot)\\b", File.ReadAllText(Path.Combine(SourceFolder.Web, file))));
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)] private static partial Regex Comment();

    [GeneratedRegex(@"(?<=\s)style\s*=|<style\b", RegexOptions.IgnoreCase)] private static partial Regex Style();

    // A block of data (application/json) is no script to a browser.
    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?![^>]*\btype=\\?""application/json)", RegexOptions.IgnoreCase)] private static partial Regex InlineScript();

    [GeneratedRegex(@"(?<=\s)on[a-z]+\s*=\s*""", RegexOptions.IgnoreCase)] private static partial Regex Handler();

    [GeneratedRegex(@"<(Icon|Shape) Name=""([a-z-]+)""")] private static partial Regex Drawing();
}
