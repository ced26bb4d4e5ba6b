// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Modules.Reading;

/// <summary>Takes typed values out of a front matter, reporting what is missing, unknown or out of its range.</summary>
internal sealed partial class HeaderReader(FrontMatter matter, Source source, Report report)
{
    private readonly HashSet<string> _known = [];

    public bool Has(string key) => Entry(key, required: false) is not null;

    public string Text(string key, int max, string? fallback = null, int min = 1)
    {
        var text = Scalar(key, fallback is null);
        if (text is null) return fallback ?? "";
        InRange(key, text.Text.Trim().Length, min, max, text.Offset, "@chars");
        return text.Text.Trim();
    }

    public int Integer(string key, int min, int max, int? fallback = null)
    {
        var text = Scalar(key, fallback is null);
        if (text is null) return fallback ?? min;
        if (!int.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            report.Add(source, text.Offset, Rules.WrongType, key, "@integer");
            return fallback ?? min;
        }

        InRange(key, value, min, max, text.Offset, "");
        return value;
    }

    public string Word(string key, ImmutableArray<string> allowed, string? fallback = null)
    {
        var text = Scalar(key, fallback is null);
        if (text is null) return fallback ?? "";
        Allowed(key, text, allowed);
        return text.Text;
    }

    public ImmutableArray<string> Words(string key, ImmutableArray<string> allowed, string? fallback = null)
    {
        var entry = Entry(key, fallback is null);
        if (entry is null) return fallback is null ? [] : [fallback];
        // One word where the default is one word too reads well enough: « territory: all ».
        if (!entry.IsList && entry.Text!.Text == fallback) return [fallback!];
        var list = Items(entry, 1, allowed.Length);
        foreach (var word in list) Allowed(key, word, allowed);
        return [.. list.Select(w => w.Text).Distinct()];
    }

    public ImmutableArray<MatterText> Texts(string key, int max, int maxLength)
    {
        var entry = Entry(key, required: true);
        if (entry is null) return [];
        var list = Items(entry, 1, max);
        foreach (var text in list) InRange(key, text.Text.Trim().Length, 1, maxLength, text.Offset, "@chars");
        return list;
    }

    public string Slug(string key, string? fallback = null) => Shaped(key, SlugShape(), "@slug", fallback);

    public string Version(string key) => Shaped(key, SemanticVersion(), "@semver", null);

    public DateOnly Date(string key)
    {
        var text = Scalar(key, required: true);
        if (text is null) return default;
        if (!DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            report.Add(source, text.Offset, Rules.Malformed, key, "@date", text.Text);
        return date;
    }

    public TimeSpan Duration(string key)
    {
        var text = Shaped(key, ShortDuration(), "@duration", "");
        if (!ShortDuration().IsMatch(text)) return TimeSpan.Zero;
        var count = int.Parse(text[..^1], CultureInfo.InvariantCulture);
        return text[^1] switch { 's' => TimeSpan.FromSeconds(count), 'm' => TimeSpan.FromMinutes(count), _ => TimeSpan.FromHours(count) };
    }

    /// <summary>Where a key's value is written; the top of the file when it is not.</summary>
    public int Place(string key) => matter.Entries.FirstOrDefault(e => e.Key == key)?.ValueOffset ?? 0;

    /// <summary>Says which keys nobody asked for.</summary>
    public void Finish()
    {
        foreach (var entry in matter.Entries.Where(e => !_known.Contains(e.Key)))
            report.Add(source, entry.Offset, Rules.UnknownKey, entry.Key, Spelling.Hint(entry.Key, _known));
    }

    private MatterEntry? Entry(string key, bool required)
    {
        _known.Add(key);
        var entry = matter.Entries.FirstOrDefault(e => e.Key == key);
        if (entry is null && required && matter.IsWhole) report.Add(source, 0, Rules.MissingKey, key);
        return entry;
    }

    private MatterText? Scalar(string key, bool required)
    {
        var entry = Entry(key, required);
        if (entry is { IsList: true }) report.Add(source, entry.ValueOffset, Rules.WrongType, key, "@text");
        return entry?.Text;
    }

    private ImmutableArray<MatterText> Items(MatterEntry entry, int min, int max)
    {
        if (!entry.IsList)
        {
            report.Add(source, entry.ValueOffset, Rules.WrongType, entry.Key, "@list");
            return [];
        }

        InRange(entry.Key, entry.List.Length, min, max, entry.ValueOffset, "@items");
        return entry.List;
    }

    private string Shaped(string key, Regex shape, string wanted, string? fallback)
    {
        var text = Scalar(key, fallback is null);
        if (text is null) return fallback ?? "";
        if (!shape.IsMatch(text.Text)) report.Add(source, text.Offset, Rules.Malformed, key, wanted, text.Text);
        return text.Text;
    }

    private void InRange(string key, int value, int min, int max, int offset, string unit)
    {
        if (value < min || value > max)
            report.Add(source, offset, Rules.OutOfRange, key, FrontMatter.Number(min), FrontMatter.Number(max), FrontMatter.Number(value), unit);
    }

    private void Allowed(string key, MatterText word, ImmutableArray<string> allowed)
    {
        if (!allowed.Contains(word.Text)) report.Add(source, word.Offset, Rules.UnknownWord, key, word.Text, Spelling.Hint(word.Text, allowed));
    }

    [GeneratedRegex(@"\A[a-z0-9-]{3,40}\z")]
    internal static partial Regex SlugShape();

    [GeneratedRegex(@"\A(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(-[0-9A-Za-z.-]{1,30})?\z")]
    private static partial Regex SemanticVersion();

    [GeneratedRegex(@"\A[1-9]\d{0,2}[smh]\z")]
    private static partial Regex ShortDuration();
}
