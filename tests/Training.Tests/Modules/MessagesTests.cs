// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Reflection;
using System.Text.RegularExpressions;
using Training.Modules;
using Training.Modules.Reading;

namespace Training.Tests.Modules;

public sealed partial class MessagesTests
{
    internal static IReadOnlyList<Rule> All { get; } = [.. typeof(Rules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (Rule)f.GetValue(null)!)];

    [Fact]
    public void No_code_is_given_twice() => Assert.Equal(All.Count, All.Select(r => r.Code).Distinct().Count());

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    [InlineData("nl")]
    public void Each_language_has_words_for_each_code_with_the_same_places_to_fill(string lang)
    {
        Assert.Equal(All.Select(r => r.Code).Order(), Messages.Of(lang).Codes.Keys.Order());
        Assert.Equal(French.Words.Keys.Order(), Messages.Of(lang).Words.Keys.Order());
        foreach (var (code, (sentence, remedy)) in Messages.Of(lang).Codes)
        {
            var french = French.Codes[code];
            Assert.Equal(Holes(french.Sentence + french.Remedy), Holes(sentence + remedy));
            Assert.Matches(@"[.?»]$", sentence);
        }
    }

    [Fact]
    public void A_remark_can_be_said_in_another_language()
    {
        var said = Demo.Read(Demo.With("theme: mine", "theme: mien")).Diagnostics.Single();
        Assert.Equal("The key “theme” does not take “mien”.", said.In("en").Sentence);
        Assert.Equal("Did you mean “mine”?", said.In("en").Remedy);
        Assert.Equal("Bedoelde u ‘mine’?", said.In("nl").Remedy);
        Assert.Equal(said, said.In("en").In("fr"));
    }

    [Fact]
    public void French_sentences_follow_the_typography_that_the_reader_asks_for()
    {
        foreach (var (code, (sentence, remedy)) in French.Codes)
            Assert.True(!BadSpace().IsMatch(sentence + " " + remedy.Replace("clé: ", "", StringComparison.Ordinal)), code + " " + sentence + " " + remedy);
    }

    private static string Holes(string text) => string.Join(' ', Hole().Matches(text).Select(m => m.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@" [;!?:»]|« |\w'\w")]
    private static partial Regex BadSpace();
}
