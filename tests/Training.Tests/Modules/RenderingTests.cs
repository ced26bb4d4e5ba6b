// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class RenderingTests
{
    private static string Html(string markdown)
    {
        var result = Demo.Read(Demo.With("Un conseil.\n:::", "Un conseil.\n:::\n\n" + markdown));
        Assert.True(result.Module is not null, string.Join('\n', result.Diagnostics));
        var html = ((Prose)result.Module.Lessons[0].Parts[0]).Html;
        return html[(html.IndexOf("conseil.</p>\n</div>", StringComparison.Ordinal) + 20)..].Trim();
    }

    [Theory]
    [InlineData("astuce", "tip", "ico", "i-bulb", "Au comptoir")]
    [InlineData("a-retenir", "keep", "shape", "s-lampe-allumee", "À retenir")]
    [InlineData("vocabulaire", "words", "ico", "i-book", "Le mot juste")]
    [InlineData("saviez-vous", "know", "ico", "i-info", "Le saviez-vous\u202F?")]
    public void A_container_is_a_call_out(string word, string style, string svg, string icon, string title) =>
        Assert.Equal($"<div class=\"call call--{style}\"><svg class=\"{svg}\" aria-hidden=\"true\"><use href=\"#{icon}\"/></svg><p class=\"call__t\">{title}</p>\n<p>Mot.</p>\n</div>",
            Html($":::{word}\nMot.\n:::"));

    [Theory]
    [InlineData(":::phrase\nHello.\n\nBonjour.\n:::", "en")]
    [InlineData(":::phrase {lang=nl}\nHello.\n\nBonjour.\n:::", "nl")]
    [InlineData(":::phrase lang=de\n> Hello.\n\nBonjour.\n:::", "de")]
    public void A_phrase_is_said_in_its_language_and_explained_in_ours(string markdown, string lang) =>
        Assert.EndsWith($"<blockquote lang=\"{lang}\">\n<p>Hello.</p>\n</blockquote>\n<p class=\"small soft\">Bonjour.</p>\n</div>", Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_table_scrolls_and_aligns_without_a_style() =>
        Assert.Equal("""
            <div class="table-scroll" tabindex="0" role="region" aria-label="Une leçon"><table>
            <thead><tr><th scope="col">a</th><th scope="col" class="align-right">b</th></tr></thead>
            <tbody>
            <tr><td>1</td><td class="align-right">2</td></tr>
            </tbody></table></div>
            """, Html("| a | b |\n|---|--:|\n| 1 | 2 |"));

    [Theory]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "Une leçon")]
    [InlineData("### Les prix\n\nIci.\n\n| a | b |\n|---|---|\n| 1 | 2 |", "Les prix")]
    [InlineData("### Les prix\n\n| c |\n|---|\n| 1 |\n\nPuis.\n\n| « a » | *b* |\n|---|---|\n| 1 | 2 |", "Les prix; « a », b")]
    [InlineData("### Les prix\n\n| c |\n|---|\n| 1 |\n\nPuis.\n\n| | |\n|---|---|\n| 1 | 2 |", "Les prix; Tableau")]
    [InlineData("### Les \"prix\"\n\n:::vocabulaire\n| a | b |\n|---|---|\n| 1 | 2 |\n:::", "Les &quot;prix&quot;")]
    public void A_table_that_scrolls_is_named_by_its_heading_or_else_by_its_columns(string markdown, string names) =>
        Assert.Equal(names, string.Join("; ", Html(markdown).Split("aria-label=\"").Skip(1).Select(t => t[..t.IndexOf('"', StringComparison.Ordinal)])));

    [Theory]
    [InlineData(":::phrase\nHello.\n:::", "À dire à un visiteur, en anglais")]
    [InlineData(":::phrase {lang=uk}\nHello.\n:::", "À dire à un visiteur, en ukrainien")]
    [InlineData(":::phrase lang=fr\nBonjour.\n:::", "À dire à un visiteur")]
    public void A_phrase_says_in_words_which_language_it_is_in(string markdown, string title) =>
        Assert.Contains($"<p class=\"call__t\">{title}</p>", Html(markdown), StringComparison.Ordinal);

    [Fact]
    public void A_picture_keeps_its_room_waits_for_its_turn_and_has_an_address_of_its_own() =>
        Assert.Contains("<img src=\"/modules/demo/img/a.webp?v=0123456789abcdef\" alt=\"Un terril\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\">",
            ((Prose)ModuleReader.Read(
            [
                new SourceFile("content/modules/demo/module.md", Demo.Text),
                new SourceFile("content/modules/demo/img/a.webp", null, new Picture("0123456789abcdef", 1000, 640, 480)),
            ]).Module!.Lessons[0].Parts[0]).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("[a](https://example.org)", "<p><a href=\"https://example.org\" rel=\"noopener\">a</a></p>")]
    [InlineData("[a](/modules/x)", "<p><a href=\"/modules/x\">a</a></p>")]
    [InlineData("*[Good *evening*](lang:en)*", "<p><em><span lang=\"en\">Good <em>evening</em></span></em></p>")]
    [InlineData("<https://www.example.org/>", "<p><a href=\"https://www.example.org/\" rel=\"noopener\">example.org</a></p>")]
    [InlineData("<moi@example.org>", "<p><a href=\"mailto:moi@example.org\">moi@example.org</a></p>")]
    [InlineData("1 < 2 & \"3\"", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>")]
    [InlineData("- [x] fait\n- [ ] à faire", "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\">☑ fait</li>\n<li class=\"task-list-item\">☐ à faire</li>\n</ul>")]
    [InlineData("### Un titre", "<h2>Un titre</h2>")]
    [InlineData("::deux:: points", "<p>::deux:: points</p>")]
    public void Markdown_becomes_plain_html(string markdown, string html) => Assert.Equal(html, Html(markdown));

    [Fact]
    public void No_style_attribute_is_ever_written() =>
        Assert.DoesNotContain("style=", Html("| a |\n|:-:|\n| 1 |\n\n```c\nint i;\n```\n\n3. trois\n4. quatre\n\n![Un terril](img/a.webp \"titre\")\n\n***\n"), StringComparison.Ordinal);
}
