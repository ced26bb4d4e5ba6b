// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Web.Certificates.Pdf;

/// <summary>
/// PDFsharp 6.5 leaves out the check sum that ends a zlib stream: readers cope, strict ones complain. This puts it back into a file that
/// PDFsharp has just written and nobody has signed yet. Opening the file again with PDFsharp would do too, at nearly half the cost of a document.
/// </summary>
internal static partial class ZlibMending
{
    private const string Trailer = "startxref";

    /// <summary>The same file with whole zlib streams.</summary>
    /// <exception cref="InvalidDataException">The file is not laid out as PDFsharp does.</exception>
    public static byte[] Mend(byte[] file)
    {
        var table = TableOffset(file);
        var starts = Entries(file, table).Order().Append(table).ToArray();
        using var mended = new MemoryStream(file.Length + 1024);
        mended.Write(file.AsSpan(0, starts[0]));
        Dictionary<int, long> moved = [];
        for (var i = 0; i + 1 < starts.Length; i++)
        {
            moved[starts[i]] = mended.Position;
            WriteObject(mended, file.AsSpan(starts[i]..starts[i + 1]));
        }

        var tableAt = mended.Position;
        var tail = Text(file.AsSpan(table));
        tail = Entry().Replace(tail, m => moved[Number(m.Groups[1].ValueSpan)].ToString("D10", CultureInfo.InvariantCulture) + m.Groups[2].Value);
        mended.Write(Encoding.Latin1.GetBytes(tail.Replace($"{Trailer}\n{table}\n", $"{Trailer}\n{tableAt}\n", StringComparison.Ordinal)));
        return mended.ToArray();
    }

    private static void WriteObject(MemoryStream output, ReadOnlySpan<byte> source)
    {
        var body = source.IndexOf("stream\n"u8) + "stream\n"u8.Length;
        var head = body < "stream\n"u8.Length ? "" : Text(source[..body]);
        if (!head.Contains("/FlateDecode", StringComparison.Ordinal))
        {
            output.Write(source);
            return;
        }

        var written = Length().Match(head);
        var length = Number(written.Groups[1].ValueSpan);
        output.Write(Encoding.Latin1.GetBytes(head.Replace(written.Value, $"/Length {length + 4}", StringComparison.Ordinal)));
        output.Write(source.Slice(body, length));
        Span<byte> sum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler32(source.Slice(body + 2, length - 2)));
        output.Write(sum);
        output.Write(source[(body + length)..]);
    }

    /// <summary>Adler-32 (RFC 1950) of what a raw deflate stream holds.</summary>
    private static uint Adler32(ReadOnlySpan<byte> deflated)
    {
        using var plain = new DeflateStream(new MemoryStream(deflated.ToArray()), CompressionMode.Decompress);
        Span<byte> block = stackalloc byte[4096];
        uint a = 1, b = 0;
        for (int read; (read = plain.Read(block)) > 0;)
        {
            // Sums of one block stay below 2³², so one division a block is enough.
            foreach (var value in block[..read])
            {
                a += value;
                b += a;
            }

            (a, b) = (a % 65521, b % 65521);
        }

        return b << 16 | a;
    }

    private static int TableOffset(ReadOnlySpan<byte> file)
    {
        var found = Start().Match(Text(file[Math.Max(0, file.Length - 64)..]));
        return found.Success ? Number(found.Groups[1].ValueSpan) : throw new InvalidDataException("The file does not end with the place of its table.");
    }

    private static IEnumerable<int> Entries(byte[] file, int table) => Entry().Matches(Text(file.AsSpan(table))).Select(m => Number(m.Groups[1].ValueSpan));

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF")]
    private static partial Regex Start();

    [GeneratedRegex(@"^(\d{10})( \d{5} n)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"/Length (\d+)")]
    private static partial Regex Length();
}
