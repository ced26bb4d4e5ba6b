// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Authoring;
using Training.Web.Tests.Modules;

namespace Training.Web.Tests.Authoring;

public sealed class QuestionBankTests : IAsyncLifetime
{
    private readonly ContentCopy _content = ContentCopy.Still();
    private readonly QuestionBank _bank;

    public QuestionBankTests()
    {
        _bank = new QuestionBank(new Workshop(_content.Catalogue));
        _content.Write("alpha", Quiz);
        _content.Catalogue.Reread(new HashSet<string> { "alpha" }, sheets: false);
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _content.DisposeAsync();

    private static string Quiz => ContentCopy.Text("alpha", status: "draft").Replace("## Quiz\n", """
        ### Dit-on merci ?
        <!-- q: id=merci type=truefalse level=2 -->

        - [x] Vrai
        - [ ] Faux

        > **Explication :** cela ne coûte rien.

        ## Quiz
        """ + "\n", StringComparison.Ordinal) + """
        ### Comment s’appelle la fête de l’été à Béthune ?
        <!-- q: id=fete type=text objective=1 level=3 tags=fêtes,béthune battle=no facts=F-012 -->

        > **Indice :** une Sœur et deux frères.

        - [x] La Saint-Éloi
        - [x] Sainte Œuvre

        > **Explication :** elle dure trois jours.

        ### Quel nombre ?
        <!-- q: id=nombre type=number objective=1 tags=béthune retired -->

        - [x] 12

        > **Explication :** douze.

        """;

    private string[] Found(BankFilter filter) => [.. _bank.Find(filter with { Module = "alpha" }, 100).Questions.Select(q => q.Question.Id)];

    [Fact]
    public void The_content_of_these_tests_is_without_error() => Assert.DoesNotContain(
        _content.Catalogue.Workbench.Single(m => m.Id == "alpha").Diagnostics, d => d.Severity == Training.Modules.Severity.Error);

    [Fact]
    public void Drafts_are_listed_too_and_each_question_once() => Assert.Equal(["merci", "bonjour", "fete", "nombre"], Found(new BankFilter()));

    [Fact]
    public void Every_module_is_asked_unless_one_is_named() => Assert.Equal(
        ["alpha", "alpha", "alpha", "alpha", "beta", "gamma"], _bank.Find(new BankFilter(), 100).Questions.Select(q => q.Module.Id));

    [Theory]
    [InlineData("?type=text", "fete")]
    [InlineData("?type=single", "bonjour")]
    [InlineData("?level=2", "merci")]
    [InlineData("?objective=1", "bonjour", "fete", "nombre")]
    [InlineData("?objective=2")]
    [InlineData("?tag=béthune", "fete", "nombre")]
    [InlineData("?kind=inline", "merci")]
    [InlineData("?kind=scored", "bonjour", "fete", "nombre")]
    [InlineData("?retired=yes", "nombre")]
    [InlineData("?retired=no&kind=scored", "bonjour", "fete")]
    [InlineData("?battles=no", "fete")]
    [InlineData("?battles=yes&tag=b%C3%A9thune", "nombre")]
    [InlineData("?type=nonsense")]
    [InlineData("?page=x&other=1", "merci", "bonjour", "fete", "nombre")]
    public void An_address_asks_for_what_it_says(string query, params string[] ids) => Assert.Equal(ids, Found(BankFilter.Read(query)));

    [Theory]
    [InlineData("FETE", "fete")]
    [InlineData("l'été", "fete")]
    [InlineData("saint-eloi", "fete")]
    [InlineData("SŒUR", "fete")]
    [InlineData("oeuvre", "fete")]
    [InlineData("f-012", "fete")]
    [InlineData("jours   bethune", "fete")]
    [InlineData("dit-on", "merci", "bonjour")]
    [InlineData("coute rien", "merci")]
    [InlineData("introuvable")]
    public void Words_are_found_whatever_their_case_and_accents(string text, params string[] ids) => Assert.Equal(ids, Found(new BankFilter(Text: text)));

    [Fact]
    public void Half_a_character_finds_nothing_and_breaks_nothing() => Assert.Empty(Found(new BankFilter(Text: "\ud800")));

    [Fact]
    public void Pages_are_cut_and_a_page_past_the_last_is_the_last()
    {
        var first = _bank.Find(new BankFilter(), 4);
        Assert.Equal((6, 1, 2, 4), (first.Found, first.Page, first.Pages, first.Questions.Length));

        var last = _bank.Find(new BankFilter(Page: 9), 4);
        Assert.Equal((6, 2, 2, 2), (last.Found, last.Page, last.Pages, last.Questions.Length));

        var none = _bank.Find(new BankFilter(Text: "introuvable", Page: 3), 4);
        Assert.Equal((0, 1, 1, 0), (none.Found, none.Page, none.Pages, none.Questions.Length));
    }

    [Fact]
    public void An_address_that_was_written_reads_as_what_was_asked()
    {
        var asked = new BankFilter("alpha", "text", "1", "3", "fêtes & jeux", "scored", "no", "no", "l’été ?", 4);
        Assert.Equal(asked, BankFilter.Read(asked.Address[asked.Address.IndexOf('?')..]));
        Assert.Equal("/workshop/questions", new BankFilter().Address);
    }
}
