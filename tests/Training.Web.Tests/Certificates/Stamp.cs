// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers.Binary;
using System.IO.Compression;

namespace Training.Web.Tests.Certificates;

/// <summary>Pictures of stamps of nobody.</summary>
internal static class Stamp
{
    /// <summary>60 × 40, transparent, a frame and a stroke.</summary>
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAADwAAAAoCAYAAACiu5n/AAAAuElEQVR42u3auQ3AMAxDUY3jsbNpMkCQwIcOknbBTs3Db2WtXfdOswPeHGwi+wS/DnYBm1jtLrBS7SGwQu1hMHvtaTBr7SUwY20XMFNtNzBLbXcweu0QMHLtUDBi7XAwWu00MErtVDBC7RJwZe0ycFXtcnB2bQhwZm0ocEZtOHB0bVhwVG1ocERtCrBnbRqwV2068GptSvBKbWrwTG168GhtGXBvbSlwT21J8F9tWfBX7fPycMCqewAVLHL7/kNL6QAAAABJRU5ErkJggg==");

    /// <summary>64 × 48, grey, a frame.</summary>
    public static readonly byte[] Jpeg = Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAj/wAALCAAwAEABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAFBAAAQAAAAAAAAAAAAAAAAAAAP/aAAgBAQAAPwDxsAAAAAPuIAAAPh0D7iAAAD4dA+4gAAA+HQPuIAAAPh0AAAAAP//Z");

    /// <summary>A black bar on white, 48 × 32, as a PNG of any sort.</summary>
    /// <param name="depth">Bits of a sample.</param>
    /// <param name="colour">0 grey, 2 colours, 3 palette, 4 grey and alpha, 6 colours and alpha.</param>
    /// <param name="interlace">1: in seven passes, whose order this picture does not respect.</param>
    public static byte[] PngOf(int depth, int colour, int interlace = 0)
    {
        const int width = 48, height = 32;
        var samples = colour switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
        var row = (width * samples * depth + 7) / 8;
        var raw = new byte[height * (row + 1)];
        for (var y = 0; y < height; y++)
            for (var x = 1; x <= row; x++) raw[y * (row + 1) + x] = (byte)(colour == 3 ? (y is > 8 and < 20 ? 0 : depth == 8 ? 1 : 0xff) : y is > 8 and < 20 ? 0 : 0xff);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(raw);
        byte[] header = [0, 0, 0, width, 0, 0, 0, height, (byte)depth, (byte)colour, 0, 0, (byte)interlace];
        byte[] palette = colour == 3 ? Chunk("PLTE"u8, [0, 0, 0, 255, 255, 255]) : [];
        return [0x89, .. "PNG\r\n"u8, 0x1a, 0x0a, .. Chunk("IHDR"u8, header), .. palette, .. Chunk("IDAT"u8, packed.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        byte[] chunk = [0, 0, 0, 0, .. type, .. data, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), Crc(chunk.AsSpan(4, data.Length + 4)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? crc >> 1 ^ 0xedb88320 : crc >> 1;
        }

        return ~crc;
    }
}
