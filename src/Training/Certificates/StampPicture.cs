// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers.Binary;

namespace Training.Certificates;

/// <summary>What reading a picture's first bytes gave.</summary>
public abstract record StampReading
{
    private StampReading()
    {
    }

    /// <summary>A PNG or JPEG picture of an acceptable size.</summary>
    /// <param name="MediaType"><c>image/png</c> or <c>image/jpeg</c>.</param>
    /// <param name="Width">Pixels.</param>
    /// <param name="Height">Pixels.</param>
    public sealed record Picture(string MediaType, int Width, int Height) : StampReading;

    /// <summary>Neither PNG nor JPEG, whatever its name says.</summary>
    public sealed record NoPicture : StampReading;

    /// <summary>A PNG or JPEG picture that is damaged, or of a sort that no document can bear.</summary>
    public sealed record Undrawable : StampReading;

    /// <summary>More bytes than <see cref="StampPicture.MaxBytes"/> or more pixels a side than <see cref="StampPicture.MaxSide"/>.</summary>
    public sealed record TooLarge : StampReading;
}

/// <summary>The picture of a stamp and signature that is printed on documents. Small: each document carries a copy.</summary>
public static class StampPicture
{
    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 200_000;

    /// <summary>Longest side, in pixels: 50 mm at 300 dots an inch and some room.</summary>
    public const int MaxSide = 800;

    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Tells a picture by its bytes.</summary>
    public static StampReading Read(ReadOnlySpan<byte> file)
    {
        if (file.Length > MaxBytes) return new StampReading.TooLarge();
        var (type, width, height) = Png(file) ?? Jpeg(file) ?? ("", 0, 0);
        if (width <= 0 || height <= 0) return new StampReading.NoPicture();
        if (type.Length == 0) return new StampReading.Undrawable();
        return width > MaxSide || height > MaxSide ? new StampReading.TooLarge() : new StampReading.Picture(type, width, height);
    }

    private static (string, int, int)? Png(ReadOnlySpan<byte> file) =>
        file.Length >= 33 && file.StartsWith(PngSignature) && file.Slice(12, 4).SequenceEqual("IHDR"u8)
            ? ("image/png", BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]))
            : null;

    /// <summary>Walks from segment to segment up to the frame, whose header holds the size.</summary>
    private static (string, int, int)? Jpeg(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff])) return null;
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xff;)
        {
            var marker = file[at + 1];
            // C4, C8 and CC lie among the frames' markers and are none.
            if (marker is >= 0xc0 and <= 0xcf and not (0xc4 or 0xc8 or 0xcc))
            {
                // Without its end the file was cut: readers would show half a stamp.
                var isWhole = file[at..].LastIndexOf((ReadOnlySpan<byte>)[0xff, 0xd9]) > 0;
                return (isWhole ? "image/jpeg" : "", BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }
}
