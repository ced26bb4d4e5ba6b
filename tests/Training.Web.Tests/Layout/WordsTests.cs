// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Training.Web.Tests.Layout;

/// <summary>Words on the screen, in all resource files of the project: French without suffix, then English and Dutch.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> French =>
        [.. SourceFolder.Files("*.resx").Where(file => Path.GetFileName(file).Count(c => c == '.') == 1).Select(SourceFolder.Name)];

    [Theory]
    [MemberData(nameof(French))]
    public void Each_word_exists_in_the_three_languages_with_the_same_places_to_fill(string file)
    {
        var french = Read(file);
        foreach (var language in new[] { "en", "nl" })
        {
            var other = Read(Path.ChangeExtension(file, $".{language}.resx"));
            Assert.Equal(french.Keys.Order(), other.Keys.Order());
            Assert.All(french, word => Assert.Equal((word.Key, Places(word.Value)), (word.Key, Places(other[word.Key]))));
        }
    }

    [Theory]
    [MemberData(nameof(French))]
    public void No_language_is_left_without_its_French(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        var folder = Path.Combine(SourceFolder.Web, Path.GetDirectoryName(file)!);
        Assert.Equal([$"{stem}.en.resx", $"{stem}.nl.resx", $"{stem}.resx"], Directory.GetFiles(folder, $"{stem}*.resx").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(French))]
    public void French_signs_keep_to_their_word(string file) => Assert.All(Read(file), word =>
    {
        // U+202F before ; ! ? and inside « », U+00A0 before the colon, the curved apostrophe everywhere.
        Assert.DoesNotMatch(Loose(), word.Value);
        Assert.DoesNotContain('\'', word.Value);
    });

    [Theory]
    [MemberData(nameof(French))]
    public void One_thing_has_one_word_and_quotation_marks_are_of_one_kind_in_each_language(string file)
    {
        Assert.All(Read(Path.ChangeExtension(file, ".nl.resx")), word => Assert.DoesNotMatch(OtherDutch(), word.Value));
        Assert.All(Read(Path.ChangeExtension(file, ".en.resx")), word => Assert.DoesNotMatch(OtherEnglish(), word.Value));
    }

    [Theory]
    [MemberData(nameof(French))]
    public void Keys_are_short_names_in_kebab_case(string file) => Assert.All(Read(file).Keys, key => Assert.Matches(Kebab(), key));

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(SourceFolder.Web, file)).Root!
        .Elements("data").ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Groups[1].Value).Distinct().Order());

    [GeneratedRegex(@"\{(\d+)")] private static partial Regex Place();

    [GeneratedRegex(@"[^\u202f][;!?](?![a-z])|[^\u00a0 ]:(?!//)|[ ]:|[^\u202f]»|«[^\u202f]")] private static partial Regex Loose();

    /// <summary>A path is a traject and is uitgereikt what a document is; quotation marks are “ ”.</summary>
    [GeneratedRegex(@"(?i)leerpa|leerrout|afgegeven|afgeven|[„‘«]")] private static partial Regex OtherDutch();

    /// <summary>A document is an attestation, of participation where it is of that kind; the certificat de réalisation keeps its French name.</summary>
    [GeneratedRegex(@"(?i)attendance|certificate of|your certificate|my certificate|[„‘«]")] private static partial Regex OtherEnglish();

    [GeneratedRegex(@"^[a-z0-9]+(-[A-Za-z0-9]+)*$")] private static partial Regex Kebab();
}
