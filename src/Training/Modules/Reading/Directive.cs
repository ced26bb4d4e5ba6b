// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Modules.Reading;

/// <summary>One <c>key=value</c> of a directive; a key alone has no value.</summary>
internal sealed record DirectivePair(string Key, int Offset, string? Value, int ValueOffset);

/// <summary>A comment that says what a heading is: <c>&lt;!-- q: id=… type=… --&gt;</c>.</summary>
internal sealed partial record Directive(string Name, int Offset, ImmutableArray<DirectivePair> Pairs)
{
    public static ImmutableArray<string> Names { get; } = ["lesson", "q", "quiz"];

    public string? Value(string key) => Pairs.FirstOrDefault(p => p.Key == key)?.Value;

    public DirectivePair? Pair(string key) => Pairs.FirstOrDefault(p => p.Key == key);

    /// <summary>Reads a comment; null when it is not one of ours, which is then reported as malformed when it looks like one.</summary>
    public static Directive? Read(string html, int offset, Source source, Report report)
    {
        var match = Shape().Match(html);
        if (!match.Success)
        {
            var name = Attempt().Match(html).Groups["name"].Value;
            if (!Names.Contains(name)) return null;
            report.Add(source, offset, Rules.MalformedDirective, name);
            return new Directive("", offset, []);
        }

        var pairs = match.Groups["pairs"];
        return new Directive(match.Groups["name"].Value, offset,
            [.. Pieces().Matches(pairs.Value).Select(p => Make(p, offset + pairs.Index))]);
    }

    private static DirectivePair Make(Match piece, int offset)
    {
        var value = piece.Groups["value"];
        return new DirectivePair(piece.Groups["key"].Value, offset + piece.Index, value.Success ? value.Value.Trim('"') : null,
            offset + (value.Success ? value.Index : piece.Index));
    }

    [GeneratedRegex(@"\A<!--\s*(?<name>[A-Za-zÀ-ÿ-]+)\s*:(?<pairs>(?:(?!-->)[^\r\n])*)-->\s*\z", RegexOptions.None, 1000)]
    private static partial Regex Shape();

    [GeneratedRegex(@"\A<!--\s*(?<name>[a-z]+)\b")]
    private static partial Regex Attempt();

    [GeneratedRegex("(?<key>[^\\s=]+)(=(?<value>\"[^\"]*\"|\\S*))?")]
    private static partial Regex Pieces();
}

/// <summary>Takes typed values out of a directive, reporting what is unknown, double or of another shape.</summary>
internal sealed class DirectiveReader(Directive directive, Source source, Report report)
{
    private readonly HashSet<string> _known = [];

    public string Id()
    {
        var id = Pair("id");
        if (id?.Value is null) report.Add(source, directive.Offset, Rules.MissingDirectiveKey, directive.Name, "id");
        else if (!HeaderReader.SlugShape().IsMatch(id.Value)) report.Add(source, id.ValueOffset, Rules.DirectiveValue, "id", "@slug", id.Value);
        return id?.Value ?? "";
    }

    public int? Integer(string key, int min, int max, string wanted)
    {
        if (Pair(key) is not { } pair) return null;
        if (int.TryParse(pair.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max) return value;
        report.Add(source, pair.ValueOffset, Rules.DirectiveValue, key, wanted, pair.Value ?? "");
        return null;
    }

    public string Word(string key, ImmutableArray<string> allowed, string fallback)
    {
        if (Pair(key) is not { } pair) return fallback;
        if (pair.Value is not null && allowed.Contains(pair.Value)) return pair.Value;
        Refuse(pair, pair.Value ?? "", allowed);
        return fallback;
    }

    public ImmutableArray<string> List(string key, ImmutableArray<string>? allowed = null)
    {
        if (Pair(key) is not { } pair) return [];
        var words = (pair.Value ?? "").Split(',');
        if (words.Any(w => w.Length == 0)) report.Add(source, pair.ValueOffset, Rules.DirectiveValue, key, "@tag-list", pair.Value ?? "");
        else foreach (var word in words.Where(w => allowed is { } list && !list.Contains(w))) Refuse(pair, word, allowed!.Value);
        return [.. words.Where(w => w.Length > 0).Distinct()];
    }

    /// <summary>Objectives that are counted from 1; those that do not exist are reported when the module's number of them is known.</summary>
    public ImmutableArray<int> Objectives(int count)
    {
        if (Pair("objective") is not { } pair) return [];
        var found = ImmutableArray.CreateBuilder<int>();
        foreach (var word in (pair.Value ?? "").Split(','))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                report.Add(source, pair.ValueOffset, Rules.DirectiveValue, "objective", "@objectives", pair.Value ?? "");
            else if (count > 0 && (number < 1 || number > count))
                report.Add(source, pair.ValueOffset, Rules.NoSuchObjective, word, FrontMatter.Number(count));
            else found.Add(number);
        }

        return [.. found.Distinct()];
    }

    public bool Flag(string key)
    {
        if (Pair(key) is not { } pair) return false;
        if (pair.Value is not null) report.Add(source, pair.ValueOffset, Rules.DirectiveValue, key, "@flag", pair.Value);
        return true;
    }

    public void Finish()
    {
        foreach (var pair in directive.Pairs.Where(p => !_known.Contains(p.Key)))
            report.Add(source, pair.Offset, Rules.UnknownDirectiveKey, directive.Name, pair.Key, Spelling.Hint(pair.Key, _known));
        foreach (var pair in directive.Pairs.Where((p, i) => directive.Pairs.Take(i).Any(q => q.Key == p.Key)))
            report.Add(source, pair.Offset, Rules.DuplicateDirectiveKey, pair.Key);
    }

    private DirectivePair? Pair(string key)
    {
        _known.Add(key);
        return directive.Pair(key);
    }

    private void Refuse(DirectivePair pair, string word, ImmutableArray<string> allowed) =>
        report.Add(source, pair.ValueOffset, Rules.UnknownWord, pair.Key, word, Spelling.Hint(word, allowed));
}
