// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules.Reading;

/// <summary>A text with its lines, to turn offsets into places.</summary>
internal sealed class Source
{
    private readonly List<int> _starts = [0];

    public Source(string path, string text)
    {
        Path = path;
        Text = text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        for (var i = 0; i < Text.Length; i++)
        {
            if (Text[i] == '\n' || (Text[i] == '\r' && (i + 1 == Text.Length || Text[i + 1] != '\n'))) _starts.Add(i + 1);
        }
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => _starts.Count;

    /// <summary>Line and column from 1 of an offset, which is brought back into the text.</summary>
    public (int Line, int Column) Place(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, offset - _starts[line] + 1);
    }

    public int LineOf(int offset) => Place(offset).Line;

    /// <summary>Where a line, counted from 1, begins.</summary>
    public int StartOf(int line) => _starts[Math.Clamp(line, 1, _starts.Count) - 1];

    /// <summary>A line, counted from 1, without its end.</summary>
    public string Line(int line)
    {
        var end = line < _starts.Count ? _starts[line] : Text.Length;
        return Text.AsSpan()[StartOf(line)..end].TrimEnd("\r\n").ToString();
    }

    public string Slice(int start, int end) => Text[Math.Clamp(start, 0, Text.Length)..Math.Clamp(end, Math.Clamp(start, 0, Text.Length), Text.Length)];
}
