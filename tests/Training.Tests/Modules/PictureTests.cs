// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Training.Modules;

namespace Training.Tests.Modules;

/// <summary>Sizes out of the first bytes, as encoders write them.</summary>
public sealed class PictureTests
{
    private const string Png = "89504E470D0A1A0A 0000000D 49484452 00000280 000001E0 0802000000";
    private const string Jpeg = "FFD8 FFE00010 4A46494600010100000100010000 FFFF DB0004 0000 FFC20011 08 01E0 0280 03 012200 021101 031101";
    private const string Lossy = "52494646 24000000 57454250 56503820 18000000 3001009D012A 8002 E001 00340000000000000000";
    private const string Lossless = "52494646 24000000 57454250 5650384C 18000000 2F 7FC27700 000000000000000000000000";
    private const string Extended = "52494646 24000000 57454250 56503858 0A000000 10000000 7F0200 DF0100 000000000000";

    [Theory]
    [InlineData("a.png", Png)]
    [InlineData("a.PNG", Png)]
    [InlineData("a.jpg", Jpeg)]
    [InlineData("a.jpeg", Jpeg)]
    [InlineData("a.webp", Lossy)]
    [InlineData("a.webp", Lossless)]
    [InlineData("a.webp", Extended)]
    public void The_size_of_a_photograph_is_in_its_first_bytes(string name, string hex)
    {
        var picture = Picture.Read(name, Bytes(hex));
        Assert.Equal((640, 480, true), (picture.Width, picture.Height, picture.HasSize));
        Assert.Equal(Bytes(hex).Length, picture.Bytes);
    }

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 480\"/>", 640, 480)]
    [InlineData("\uFEFF<?xml version=\"1.0\"?>\n<!-- <svg viewBox=\"0 0 1 1\"> -->\n<!DOCTYPE svg>\n<svg\n  viewBox='-10,-10 640.4,479.6'>", 640, 480)]
    [InlineData("<svg viewBox=\"0 0 64 48\" width=\"640px\" height=\"480\">", 640, 480)]
    [InlineData("<svg viewBox=\"0 0 640 480\" width=\"100%\" height=\"2em\">", 640, 480)]
    [InlineData("<svg viewBox=\"0 0 640 480\" stroke-width=\"3\" width=\"5\">", 640, 480)]
    [InlineData("<svg width=\"640\">", 0, 0)]
    [InlineData("<svg viewBox=\"0 0 0 480\">", 0, 0)]
    [InlineData("<svg viewBox=\"0 0 640\">", 0, 0)]
    [InlineData("<svg viewBox=\"0 0 64000 48000\">", 0, 0)]
    [InlineData("<html><svg viewBox=\"0 0 640 480\">", 0, 0)]
    [InlineData("<svgs viewBox=\"0 0 640 480\">", 0, 0)]
    public void The_size_of_a_drawing_is_on_its_root(string text, int width, int height)
    {
        var picture = Picture.Read("a.svg", Encoding.UTF8.GetBytes(text));
        Assert.Equal((width, height), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData("a.jpg", Png)]
    [InlineData("a.png", Jpeg)]
    [InlineData("a.gif", Png)]
    [InlineData("a", Png)]
    [InlineData("a.webp", "52494646 24000000 57454250 56503821 18000000 3001009D012A 8002 E001 00340000000000000000")]
    [InlineData("a.png", "89504E470D0A1A0A 0000000D 49484452 80000000 000001E0 0802000000")]
    [InlineData("a.jpg", "FFD8 FFDA0010 4A46494600010100000100010000")]
    [InlineData("a.jpg", "FFD8 FFE0FFFF 4A46494600010100000100010000")]
    public void Bytes_of_another_kind_have_no_size(string name, string hex) => Assert.False(Picture.Read(name, Bytes(hex)).HasSize);

    [Fact]
    public void A_file_cut_anywhere_is_read_without_failing()
    {
        foreach (var (name, hex) in ((string, string)[])[("a.png", Png), ("a.jpg", Jpeg), ("a.webp", Lossy), ("a.webp", Lossless), ("a.webp", Extended)])
        {
            var bytes = Bytes(hex);
            for (var length = 0; length < bytes.Length; length++) Picture.Read(name, bytes.AsSpan(0, length));
        }
    }

    [Fact]
    public void Another_picture_under_the_same_name_is_another_content()
    {
        string Hash(string hex) => ModuleReader.Read(
        [
            new SourceFile("content/modules/demo/module.md", Demo.Text),
            new SourceFile("content/modules/demo/img/a.webp", null, Picture.Read("a.webp", Bytes(hex))),
        ]).Module!.ContentHash;
        Assert.Equal(Hash(Lossy), Hash(Lossy));
        Assert.NotEqual(Hash(Lossy), Hash(Lossless));
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
}
