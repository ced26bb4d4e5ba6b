// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers.Binary;
using Training.Certificates;

namespace Training.Tests.Certificates;

public sealed class StampPictureTests
{
    private static byte[] Png(int width, int height)
    {
        var file = new byte[40];
        ((ReadOnlySpan<byte>)[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]).CopyTo(file);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        return file;
    }

    /// <summary>A comment before the frame, as cameras write.</summary>
    private static byte[] Jpeg(ushort width, ushort height) =>
        [0xff, 0xd8, 0xff, 0xfe, 0, 5, 1, 2, 3, 0xff, 0xc0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xff, 0xd9];

    [Fact]
    public void PNG_and_JPEG_are_told_by_their_bytes()
    {
        Assert.Equal(new StampReading.Picture("image/png", 300, 200), StampPicture.Read(Png(300, 200)));
        Assert.Equal(new StampReading.Picture("image/jpeg", 640, 480), StampPicture.Read(Jpeg(640, 480)));
    }

    [Fact]
    public void Too_many_bytes_or_pixels_are_refused()
    {
        Assert.IsType<StampReading.TooLarge>(StampPicture.Read(Png(StampPicture.MaxSide + 1, 10)));
        Assert.IsType<StampReading.TooLarge>(StampPicture.Read(Jpeg(10, StampPicture.MaxSide + 1)));
        Assert.IsType<StampReading.TooLarge>(StampPicture.Read(new byte[StampPicture.MaxBytes + 1]));
        Assert.IsType<StampReading.Picture>(StampPicture.Read([.. Png(StampPicture.MaxSide, StampPicture.MaxSide), .. new byte[1000]]));
    }

    [Fact]
    public void A_picture_without_its_end_cannot_be_drawn() =>
        Assert.IsType<StampReading.Undrawable>(StampPicture.Read(Jpeg(640, 480).AsSpan(0, 22)));

    [Fact]
    public void Anything_else_is_no_picture()
    {
        Assert.IsType<StampReading.NoPicture>(StampPicture.Read("<svg xmlns='http://www.w3.org/2000/svg'/>"u8));
        Assert.IsType<StampReading.NoPicture>(StampPicture.Read([]));
        Assert.IsType<StampReading.NoPicture>(StampPicture.Read(Png(0, 10)));
        Assert.IsType<StampReading.NoPicture>(StampPicture.Read(Png(-1, 10)));
        // Every cut of a picture is read without going beyond its end.
        var (png, jpeg) = (Png(300, 200), Jpeg(640, 480));
        for (var length = 0; length < 33; length++) Assert.IsType<StampReading.NoPicture>(StampPicture.Read(png.AsSpan(0, length)));
        for (var length = 0; length < 18; length++) Assert.IsType<StampReading.NoPicture>(StampPicture.Read(jpeg.AsSpan(0, length)));
    }
}
