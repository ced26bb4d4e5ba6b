// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Tests.Battles;

public sealed class DisplayNameTests
{
    [Theory]
    [InlineData("Zoé", "Zoé")]
    [InlineData("  Léa ", "Léa")]
    [InlineData("O'Brien", "O'Brien")]
    [InlineData("<img onerror=…>", "<img onerror=…>")]
    [InlineData("Łukasz", "Łukasz")]
    [InlineData("Marie   Ange", "Marie Ange")]
    [InlineData("a\u202Eb\u0007c", "abc")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public void Names_are_text(string typed, string shown) => Assert.Equal(shown, DisplayName.Clean(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200D\u200D")]
    [InlineData("\u202E")]
    [InlineData("1234567890123456789012345678901")]
    public void Nothing_and_too_much_are_no_names(string? typed) => Assert.Null(DisplayName.Clean(typed));

    [Theory]
    [InlineData("🦊")]
    [InlineData("👩‍👩‍👧‍👦")]
    public void Thirty_emoji_are_thirty_characters(string emoji)
    {
        var thirty = string.Concat(Enumerable.Repeat(emoji, 30));
        Assert.Equal(thirty, DisplayName.Clean(thirty));
        Assert.Null(DisplayName.Clean(thirty + emoji));
    }

    [Fact]
    public void Half_a_character_is_left_out() => Assert.Equal("ab", DisplayName.Clean("a\uD83Db"));

    [Fact]
    public void Stacked_accents_are_no_name() => Assert.Null(DisplayName.Clean("a" + new string('\u0301', 500)));
}
