// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Training.Modules.Reading;

namespace Training.Modules;

/// <summary>What the bytes of a picture say of it.</summary>
/// <param name="Hash">First sixteen hexadecimal digits of their SHA-256: another picture has another address; empty when they were not read.</param>
/// <param name="Bytes">How many there are.</param>
/// <param name="Width">In CSS pixels, 1 or more; 0 when the bytes do not say.</param>
/// <param name="Height">In CSS pixels, 1 or more; 0 when the bytes do not say.</param>
public sealed record Picture(string Hash, long Bytes, int Width, int Height)
{
    /// <summary>Bytes of the heaviest picture that a module may have, where nothing else is set.</summary>
    public const int DefaultLimit = 300 * 1024;

    /// <summary>A picture that is not read because it is heavier than its caller allows: without hash nor size.</summary>
    /// <param name="bytes">How many there are.</param>
    public static Picture Unread(long bytes) => new("", bytes, 0, 0);

    /// <summary>Whether a browser may be told how much room to keep.</summary>
    public bool HasSize => Width > 0 && Height > 0;

    /// <summary>Reads hash and size of a picture; bytes that are not of the kind that the name says have no size.</summary>
    /// <param name="name">The file's name, whose end says the kind.</param>
    /// <param name="bytes">The whole file.</param>
    public static Picture Read(string name, ReadOnlySpan<byte> bytes)
    {
        var (width, height) = PictureSize.Of(TypeOf(name), bytes);
        return new Picture(Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)), bytes.Length, width, height);
    }

    /// <summary>The media type that the end of a name says; null for a kind that lessons do not show.</summary>
    public static string? TypeOf(string name) => name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant() switch
    {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" or "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        _ => null,
    };
}
