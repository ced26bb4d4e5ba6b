// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Training.Certificates;

namespace Training.Tests.Certificates;

public sealed class CertificateNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const string Example = "BQ-7F3K-9QXM-2WBD-4HNT-8";

    private static CertificateNumber Parse(string text) => CertificateNumber.TryParse(text, out var number) ? number : throw new FormatException(text);

    /// <summary>Enough numbers to meet every symbol at every position, the borders included.</summary>
    private static IEnumerable<string> Samples() =>
        Enumerable.Range(0, 64).Select(i => SHA256.HashData([(byte)i]).Take(CertificateNumber.ByteCount).ToArray())
            .Append(new byte[10]).Append([.. Enumerable.Repeat((byte)255, 10)])
            .Select(bytes => CertificateNumber.FromBytes(bytes).ToString().Replace("-", "")[2..]);

    [Fact]
    public void Ten_bytes_are_printed_in_four_groups_and_a_check_symbol()
    {
        Assert.Equal("BQ-0000-0000-0000-0000-0", CertificateNumber.FromBytes(new byte[10]).ToString());
        Assert.StartsWith("BQ-0000-0000-0000-000Z-", CertificateNumber.FromBytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 31]).ToString());
        Assert.Matches("^BQ(-[0-9A-HJKMNP-TV-Z]{4}){4}-[0-9A-HJKMNP-TV-Z]$", CertificateNumber.FromBytes(SHA256.HashData([7]).AsSpan(0, 10)).ToString());
    }

    [Fact]
    public void Anything_but_ten_bytes_is_refused() =>
        Assert.Throws<ArgumentException>(() => CertificateNumber.FromBytes(new byte[9]));

    [Fact]
    public void A_printed_number_is_read_back() => Assert.All(Samples(), s => Assert.Equal(s, Parse(s).ToString().Replace("-", "")[2..]));

    [Theory]
    [InlineData("bq-7f3k-9qxm-2wbd-4hnt-8")]
    [InlineData("7F3K9QXM2WBD4HNT8")]
    [InlineData("  BQ 7F3K 9QXM\u00a02WBD\u202f4HNT 8 ")]
    [InlineData("BQ–7F3K–9QXM–2WBD–4HNT–8")]
    public void Case_hyphens_spaces_and_a_missing_prefix_do_not_matter(string typed) => Assert.Equal(Example, Parse(typed).ToString());

    [Fact]
    public void Letters_that_look_like_digits_are_read_as_digits()
    {
        var number = CertificateNumber.FromBytes([0x00, 0x44, 0x32, 0x14, 0xC7, 0x42, 0x54, 0xB6, 0x35, 0xCF]).ToString();
        Assert.Contains('0', number);
        Assert.Contains('1', number);
        foreach (var one in "IiLl")
            Assert.Equal(number, Parse(number.Replace('0', 'o').Replace('1', one)).ToString());
        Assert.Equal(number, Parse(number.Replace('0', 'O')).ToString());
    }

    [Fact]
    public void Every_single_wrong_symbol_is_caught()
    {
        foreach (var right in Samples())
            for (var i = 0; i < right.Length; i++)
                foreach (var wrong in Alphabet.Where(c => c != right[i]))
                    Assert.IsType<WrongCheck>(CertificateNumber.Read($"BQ{right[..i]}{wrong}{right[(i + 1)..]}"));
    }

    [Fact]
    public void Every_exchange_of_two_symbols_is_caught()
    {
        foreach (var right in Samples())
            for (var i = 0; i < right.Length; i++)
                for (var j = i + 1; j < right.Length; j++)
                {
                    if (right[i] == right[j]) continue;
                    var swapped = right.ToCharArray();
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                    Assert.IsType<WrongCheck>(CertificateNumber.Read("BQ" + new string(swapped)));
                }
    }

    [Theory]
    [InlineData("BQ-7F3K-9QXM-2WBD", 5)]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HNT", 1)]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HN", 2)]
    [InlineData("7F3K-9QXM-2WBD-4HNT", 1)]
    [InlineData("BQ-", 17)]
    [InlineData("", 17)]
    [InlineData(null, 17)]
    public void Missing_symbols_are_counted(string? typed, int missing) => Assert.Equal(new TooShort(missing), CertificateNumber.Read(typed));

    [Fact]
    public void Symbols_in_excess_are_counted()
    {
        Assert.Equal(new TooLong(2), CertificateNumber.Read(Example + "42"));
        Assert.Equal(new TooLong(1), CertificateNumber.Read("7F3K9QXM2WBD4HNT80"));
    }

    [Theory]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HNT-u", 'U')]
    [InlineData("BQ-7F3K-9QXM-2WBD-4HNT-é", 'É')]
    [InlineData("BQ/7F3K", '/')]
    public void A_stranger_symbol_is_named(string typed, char named) => Assert.Equal(new UnknownSymbol(named), CertificateNumber.Read(typed));

    [Fact]
    public void A_number_without_prefix_may_itself_begin_with_its_letters()
    {
        var number = Samples().Select(s => "BQ" + s[2..16]).SelectMany(s => Alphabet.Select(c => s + c)).First(s => CertificateNumber.TryParse(s, out _));
        Assert.Equal(number, Parse(number).ToString().Replace("-", "")[2..]);
    }
}
