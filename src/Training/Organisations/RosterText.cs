// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text;

namespace Training.Organisations;

/// <summary>
/// Cuts a CSV file as spreadsheets write it: UTF-8 with or without its mark, UTF-16 with its mark, or Windows-1252; by semicolons, commas or tabs. A cell never
/// goes on over a line's end, so that a forgotten quotation mark spoils one line and not all that follow.
/// </summary>
public static class RosterText
{
    private static readonly char[] Separators = [';', ',', '\t'];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly UnicodeEncoding LittleEndian = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly UnicodeEncoding BigEndian = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>
    /// The text of a file: what is no valid UTF-8 is taken for Windows-1252. Null when the file's own mark names an encoding that its bytes do not keep to:
    /// letters would be lost without a word.
    /// </summary>
    /// <param name="bytes">The whole file.</param>
    public static string? Decode(byte[] bytes)
    {
        var (marked, length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => ((Encoding)Strict, 3),
            [0xFF, 0xFE, ..] => (LittleEndian, 2),
            [0xFE, 0xFF, ..] => (BigEndian, 2),
            _ => (null, 0),
        };
        try
        {
            return (marked ?? Strict).GetString(bytes, length, bytes.Length - length);
        }
        catch (DecoderFallbackException)
        {
            return marked is null ? Western.GetString(bytes) : null;
        }
    }

    /// <summary>The lines with something in them, numbered from 1 as an editor numbers them.</summary>
    /// <param name="text">The whole file.</param>
    public static ImmutableArray<RosterLineText> Lines(string text)
    {
        var lines = ImmutableArray.CreateBuilder<RosterLineText>();
        char? separator = null;
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace()) continue;
            separator ??= SeparatorOf(line);
            var cells = Cut(line, separator.Value, out var isOpen);
            if (isOpen || cells.Any(c => !string.IsNullOrWhiteSpace(c))) lines.Add(new RosterLineText(number, cells, isOpen));
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<string> Cut(ReadOnlySpan<char> line, char separator, out bool isOpen)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        isOpen = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (isOpen && c == '"' && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (isOpen && c == '"') isOpen = false;
            else if (isOpen) cell.Append(c);
            else if (c == '"' && IsBlank(cell)) (isOpen, _) = (true, cell.Clear());
            else if (c == separator)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(c);
        }

        cells.Add(cell.ToString());
        return cells.ToImmutable();
    }

    private static bool IsBlank(StringBuilder cell)
    {
        for (var i = 0; i < cell.Length; i++)
            if (!char.IsWhiteSpace(cell[i])) return false;
        return true;
    }

    /// <summary>Whatever cuts the first line most often.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> header)
    {
        var (best, most) = (Separators[0], 0);
        foreach (var separator in Separators)
        {
            var count = header.Count(separator);
            if (count > most) (best, most) = (separator, count);
        }

        return best;
    }
}
