// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Modules.Reading;

/// <summary>Width and height out of the first bytes of a picture, without drawing it.</summary>
internal static partial class PictureSize
{
    /// <summary>Larger ones are no pictures of a lesson, or no pictures at all.</summary>
    private const int Largest = 20_000;

    /// <summary>Where the root of a drawing must begin and end.</summary>
    private const int SvgHead = 4096;

    private static readonly (int, int) Unknown = (0, 0);

    /// <summary>The size of a picture of a media type; zeros when its bytes do not say it.</summary>
    public static (int Width, int Height) Of(string? type, ReadOnlySpan<byte> bytes)
    {
        var (width, height) = type switch
        {
            "image/svg+xml" => Svg(bytes),
            "image/png" => Png(bytes),
            "image/jpeg" => Jpeg(bytes),
            "image/webp" => WebP(bytes),
            _ => Unknown,
        };
        return width is > 0 and <= Largest && height is > 0 and <= Largest ? (width, height) : Unknown;
    }

    /// <summary>Signature, then the header chunk: PNG specification, 5.2 and 11.2.2.</summary>
    private static (int, int) Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes[12..16].SequenceEqual("IHDR"u8)
            ? (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]))
            : Unknown;

    /// <summary>Segments up to the first start of frame: ITU-T T.81, annex B.</summary>
    private static (int, int) Jpeg(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != 0xD8) return Unknown;
        for (var at = 2; at + 9 < bytes.Length;)
        {
            if (bytes[at] != 0xFF) return Unknown;
            var marker = bytes[at + 1];
            // Padding, and markers that stand alone.
            if (marker == 0xFF) { at++; continue; }
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) { at += 2; continue; }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]));
            if (marker is 0xD9 or 0xDA) return Unknown;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return Unknown;
    }

    /// <summary>Lossy, lossless or extended: RFC 9649, 2.5 to 2.7.</summary>
    private static (int, int) WebP(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 30 || !bytes.StartsWith("RIFF"u8) || !bytes[8..12].SequenceEqual("WEBP"u8)) return Unknown;
        var kind = bytes[12..16];
        var data = bytes[20..];
        if (kind.SequenceEqual("VP8X"u8)) return (1 + UInt24(data[4..]), 1 + UInt24(data[7..]));
        if (kind.SequenceEqual("VP8L"u8) && data[0] == 0x2F)
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(data[1..]);
            return (1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return kind.SequenceEqual("VP8 "u8) && data[3..6].SequenceEqual((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
            ? (BinaryPrimitives.ReadUInt16LittleEndian(data[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(data[8..]) & 0x3FFF)
            : Unknown;
    }

    /// <summary>Width and height in pixels of the root when both are there, else its viewBox: SVG 2, 8.2 and 8.6.</summary>
    private static (int, int) Svg(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, SvgHead)]);
        if (Root().Match(Asides().Replace(head, "")) is not { Success: true } root) return Unknown;
        if (Length(root.Value, "width") is { } width && Length(root.Value, "height") is { } height) return (width, height);
        var box = Attribute(root.Value, "viewBox")?.Split([' ', ',', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return box is [_, _, var w, var h] && Pixels(w) is { } x && Pixels(h) is { } y ? (x, y) : Unknown;
    }

    private static int? Length(string root, string name) => Attribute(root, name) is { } value ? Pixels(value.EndsWith("px", StringComparison.Ordinal) ? value[..^2] : value) : null;

    private static int? Pixels(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Largest ? Math.Max(1, (int)Math.Round(number)) : null;

    private static string? Attribute(string root, string name)
    {
        foreach (Match match in Attributes().Matches(root))
        {
            if (match.Groups["name"].Value == name) return match.Groups["value"].Value.Trim();
        }

        return null;
    }

    private static int UInt24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    [GeneratedRegex("<!--.*?-->|<!DOCTYPE[^>]*>|<\\?.*?\\?>", RegexOptions.Singleline)]
    private static partial Regex Asides();

    [GeneratedRegex("\\A\\uFEFF?\\s*<svg\\s[^>]*>")]
    private static partial Regex Root();

    [GeneratedRegex("(?<name>[A-Za-z:-]+)\\s*=\\s*(?:\"(?<value>[^\"]*)\"|'(?<value>[^']*)')")]
    private static partial Regex Attributes();
}
