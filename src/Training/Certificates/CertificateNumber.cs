// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Training.Certificates;

/// <summary>
/// The number printed on a document: 80 drawn bits as sixteen symbols of Crockford's base 32, then a check symbol of the same alphabet.
/// It tells nothing of the person or the day. The check symbol is a weighted sum over GF(32) whose seventeen weights are all different
/// and none zero, so every single wrong symbol and every exchange of two symbols, neighbours or not, is caught.
/// </summary>
public readonly record struct CertificateNumber
{
    /// <summary>How many random bytes a number holds.</summary>
    public const int ByteCount = 10;

    /// <summary>How many symbols follow the prefix, the check symbol included.</summary>
    public const int SymbolCount = 17;

    private const string Prefix = "BQ";
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>x⁵ + x³ + x² + x + 1, primitive over GF(2).</summary>
    private const int Modulus = 0b101111;

    /// <summary>The 80 bits, in the low part.</summary>
    private readonly UInt128 _bits;

    private CertificateNumber(UInt128 bits) => _bits = bits;

    /// <summary>The number that holds the given bits.</summary>
    /// <param name="luck">Ten bytes from a cryptographic source: they are what keeps numbers from being guessed.</param>
    /// <exception cref="ArgumentException">Not ten bytes.</exception>
    public static CertificateNumber FromBytes(ReadOnlySpan<byte> luck)
    {
        if (luck.Length != ByteCount) throw new ArgumentException($"A number holds {ByteCount} bytes, not {luck.Length}.", nameof(luck));
        UInt128 bits = 0;
        foreach (var b in luck) bits = (bits << 8) | b;
        return new CertificateNumber(bits);
    }

    /// <summary>Reads a number as people type it: case, hyphens and spaces do not count, O is 0, I and L are 1, the prefix may be left out.</summary>
    /// <returns>The number, or what is wrong with the text.</returns>
    public static NumberReading Read(string? text)
    {
        var symbols = Fold(text ?? "");
        if (symbols.FirstOrDefault(c => !Alphabet.Contains(c)) is var stranger and not '\0') return new UnknownSymbol(stranger);
        // Seventeen symbols may be a number without its prefix that happens to begin with the same letters, or a prefixed one cut short.
        if (symbols.StartsWith(Prefix, StringComparison.Ordinal) && !(symbols.Length == SymbolCount && Decode(symbols) is not null)) symbols = symbols[Prefix.Length..];
        if (symbols.Length < SymbolCount) return new TooShort(SymbolCount - symbols.Length);
        if (symbols.Length > SymbolCount) return new TooLong(symbols.Length - SymbolCount);
        return Decode(symbols) is { } number ? new ReadNumber(number) : new WrongCheck();
    }

    /// <summary>The number of seventeen known symbols; null when the last is not the check symbol of the others.</summary>
    private static CertificateNumber? Decode(string symbols)
    {
        UInt128 bits = 0;
        foreach (var c in symbols[..^1]) bits = (bits << 5) | (uint)Alphabet.IndexOf(c);
        var number = new CertificateNumber(bits);
        return Alphabet[number.Check] == symbols[^1] ? number : null;
    }

    /// <summary>Reads a number as <see cref="Read"/> does.</summary>
    /// <returns>Whether the text is a number with the right check symbol.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out CertificateNumber number)
    {
        var read = Read(text) as ReadNumber;
        number = read?.Number ?? default;
        return read is not null;
    }

    /// <summary>As printed: <c>BQ-7F3K-9QXM-2WBD-4HNT-8</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Prefix, 24);
        for (var i = 0; i < SymbolCount - 1; i++)
        {
            if (i % 4 == 0) text.Append('-');
            text.Append(Alphabet[Symbol(i)]);
        }

        return text.Append('-').Append(Alphabet[Check]).ToString();
    }

    private int Symbol(int position) => (int)(_bits >> (5 * (SymbolCount - 2 - position))) & 31;

    /// <summary>The symbol at position i, from 0, weighs i + 2; the check symbol weighs 1.</summary>
    private int Check
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < SymbolCount - 1; i++) sum ^= Multiply(i + 2, Symbol(i));
            return sum;
        }
    }

    private static int Multiply(int a, int b)
    {
        var product = 0;
        for (; b > 0; b >>= 1)
        {
            if ((b & 1) != 0) product ^= a;
            a <<= 1;
            if ((a & 32) != 0) a ^= Modulus;
        }

        return product;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212') continue;
            folded.Append(char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var upper => upper });
        }

        return folded.ToString();
    }
}
