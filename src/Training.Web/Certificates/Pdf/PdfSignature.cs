// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Web.Certificates.Pdf;

/// <summary>
/// Signs a finished file with a detached PKCS#7 signature, as an update that is appended: not one byte of what was drawn changes. The field
/// is invisible; the document says in words that it is signed.
/// </summary>
internal static partial class PdfSignature
{
    /// <summary>Room for the signature and the certificates of its chain, in bytes.</summary>
    private const int Room = 16_384;

    private const string RangeMask = "/ByteRange [0 0000000000 0000000000 0000000000]";

    /// <summary>The file with its signature.</summary>
    /// <param name="file">As <see cref="ZlibMending"/> left it.</param>
    /// <param name="certificate">With its private key.</param>
    /// <param name="at">When, as the signature says.</param>
    /// <exception cref="InvalidDataException">The file is not laid out as PDFsharp does, or the signature needs more than its room.</exception>
    public static byte[] Sign(byte[] file, X509Certificate2 certificate, DateTimeOffset at)
    {
        var (signed, start, end) = Append(file, certificate.GetNameInfo(X509NameType.SimpleName, false), at);
        var range = $"/ByteRange [0 {start:D10} {end:D10} {signed.Length - end:D10}]";
        Put(signed, Find(signed, RangeMask, file.Length), range);
        byte[] covered = [.. signed.AsSpan(0, start), .. signed.AsSpan(end)];
        var cms = new SignedCms(new ContentInfo(covered), detached: true);
        cms.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"), IncludeOption = X509IncludeOption.ExcludeRoot,
            SignedAttributes = { new Pkcs9SigningTime(at.UtcDateTime) },
        });
        var hex = Convert.ToHexString(cms.Encode());
        if (hex.Length > 2 * Room) throw new InvalidDataException("The signature and its certificates need more room than was left.");
        Put(signed, start + 1, hex);
        return signed;
    }

    /// <summary>The file with a field whose signature is still empty.</summary>
    /// <returns>The file, and where the hexadecimal text with its angle brackets begins and ends.</returns>
    private static (byte[] File, int Start, int End) Append(byte[] file, string name, DateTimeOffset at)
    {
        var text = Encoding.Latin1.GetString(file);
        var trailer = text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
        int size = Number(Size().Match(trailer)), root = Number(Root().Match(trailer)), table = Number(StartTable().Match(trailer));
        var catalog = Object(text, root);
        var firstPage = Number(FirstKid().Match(Object(text, Number(Pages().Match(catalog)))));
        int field = size, signature = size + 1;

        var update = new StringBuilder("\n");
        List<(int Number, int At)> places = [];
        void Write(int number, string body)
        {
            places.Add((number, file.Length + update.Length));
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        Write(root, Extended(catalog, $"/AcroForm <</Fields [{field} 0 R] /SigFlags 3>>"));
        Write(firstPage, WithAnnotation(Object(text, firstPage), field));
        Write(field, $"<</Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [0 0 0 0] /T (Signature1) /TU (Signature) /P {firstPage} 0 R /V {signature} 0 R>>");
        var date = at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        Write(signature, $"<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /M (D:{date}Z) /Name {Utf16(name)} {RangeMask} /Contents <{new string('0', 2 * Room)}>>>");
        WriteTable(update, places, file.Length + update.Length, trailer, size + 2, table);
        var result = new byte[file.Length + update.Length];
        file.CopyTo(result, 0);
        Encoding.Latin1.GetBytes(update.ToString()).CopyTo(result, file.Length);
        var start = Find(result, "/Contents <", file.Length) + "/Contents ".Length;
        return (result, start, start + 2 * Room + 2);
    }

    private static void WriteTable(StringBuilder update, List<(int Number, int At)> places, int at, string trailer, int size, int previous)
    {
        update.Append("xref\n");
        foreach (var (number, place) in places.OrderBy(p => p.Number))
            update.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place:D10} 00000 n \n");
        var kept = string.Concat(Kept().Matches(trailer).Select(m => m.Value));
        update.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size} {kept} /Prev {previous}>>\nstartxref\n{at}\n%%EOF\n");
    }

    /// <summary>The body of an object, found by its heading: these files are written once and number each object once.</summary>
    private static string Object(string file, int number)
    {
        var heading = $"\n{number.ToString(CultureInfo.InvariantCulture)} 0 obj\n";
        var start = file.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        if (start < heading.Length) throw new InvalidDataException($"The file has no object {number}.");
        return file[start..file.IndexOf("endobj", start, StringComparison.Ordinal)].TrimEnd();
    }

    private static string Extended(string dictionary, string entry) => $"{dictionary[..dictionary.LastIndexOf(">>", StringComparison.Ordinal)]} {entry}>>";

    private static string WithAnnotation(string page, int field) => Annotations().Match(page) is { Success: true } found
        ? page.Insert(found.Index + found.Length, $" {field.ToString(CultureInfo.InvariantCulture)} 0 R ")
        : Extended(page, $"/Annots [{field.ToString(CultureInfo.InvariantCulture)} 0 R]");

    private static string Utf16(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    private static int Find(ReadOnlySpan<byte> file, string text, int from)
    {
        var found = file[from..].IndexOf(Encoding.Latin1.GetBytes(text));
        return found < 0 ? throw new InvalidDataException($"The update holds no {text}.") : from + found;
    }

    private static void Put(byte[] file, int at, string text) => Encoding.Latin1.GetBytes(text).CopyTo(file, at);

    private static int Number(Match found) => found.Success
        ? int.Parse(found.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : throw new InvalidDataException("The file is not laid out as expected.");

    [GeneratedRegex(@"/Size\s+(\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"/Root\s+(\d+)\s+0\s+R")]
    private static partial Regex Root();

    [GeneratedRegex(@"/(?:Root|Info)\s+\d+\s+0\s+R|/ID\s*\[[^\]]*\]")]
    private static partial Regex Kept();

    [GeneratedRegex(@"startxref\n(\d+)")]
    private static partial Regex StartTable();

    [GeneratedRegex(@"/Pages\s+(\d+)\s+0\s+R")]
    private static partial Regex Pages();

    [GeneratedRegex(@"/Kids\s*\[\s*(\d+)\s+0\s+R")]
    private static partial Regex FirstKid();

    [GeneratedRegex(@"/Annots\s*\[")]
    private static partial Regex Annotations();
}
