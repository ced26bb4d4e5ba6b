// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Training.Modules.Reading;

/// <summary>A word or a text of the front matter with its place.</summary>
internal sealed record MatterText(string Text, int Offset);

/// <summary>A key with its value: one text, or a list of them. Anything deeper is reported and left out.</summary>
internal sealed record MatterEntry(string Key, int Offset, int ValueOffset, MatterText? Text, ImmutableArray<MatterText> List)
{
    public bool IsList => Text is null;
}

/// <summary>The YAML between two lines <c>---</c> at the top of a file, kept to what the format needs: texts and lists of texts.</summary>
internal sealed class FrontMatter
{
    private FrontMatter(ImmutableArray<MatterEntry> entries, bool isWhole) => (Entries, IsWhole) = (entries, isWhole);

    public ImmutableArray<MatterEntry> Entries { get; }

    /// <summary>False when it could not be read to its end, so that absent keys are not reported on top.</summary>
    public bool IsWhole { get; }

    public static FrontMatter Read(Source source, Report report)
    {
        var end = source.Line(1).TrimEnd() == "---" ? Enumerable.Range(2, Math.Max(0, source.LineCount - 1)).FirstOrDefault(l => source.Line(l).TrimEnd() == "---") : 0;
        if (end == 0)
        {
            report.Add(source, 0, Rules.NoFrontMatter);
            return new FrontMatter([], false);
        }

        var entries = ImmutableArray.CreateBuilder<MatterEntry>();
        var yaml = source.Slice(source.StartOf(2), source.StartOf(end));
        var isWhole = true;
        try
        {
            new Walk(source, report, entries).Read(new Parser(new StringReader(yaml)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The scanner has its own exception, and lets several others through on a file cut at the wrong place.
            isWhole = false;
            var at = e is YamlException { Start.Line: > 0 } yamlException ? Offset(source, yamlException.Start) : source.StartOf(2);
            report.Add(source, Math.Min(at, source.StartOf(end)), Rules.UnreadableFrontMatter);
        }

        return new FrontMatter(entries.ToImmutable(), isWhole);
    }

    private static int Offset(Source source, Mark mark) => source.StartOf((int)mark.Line + 1) + (int)mark.Column - 1;

    private sealed class Walk(Source source, Report report, ImmutableArray<MatterEntry>.Builder entries)
    {
        private int _depth;

        public void Read(IParser parser)
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _)) return;
            if (!parser.Accept<MappingStart>(out _))
            {
                report.Add(source, source.StartOf(2), Rules.UnreadableFrontMatter);
                return;
            }

            parser.Consume<MappingStart>();
            while (!parser.Accept<MappingEnd>(out _)) Entry(parser);
            parser.Consume<MappingEnd>();
        }

        private void Entry(IParser parser)
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                report.Add(source, Offset(source, parser.Current!.Start), Rules.UnreadableFrontMatter);
                Skip(parser);
                Skip(parser);
                return;
            }

            var at = Offset(source, key.Start);
            var valueAt = Offset(source, parser.Current!.Start);
            var known = entries.FirstOrDefault(e => e.Key == key.Value);
            if (known is not null) report.Add(source, at, Rules.DuplicateKey, key.Value, Number(source.LineOf(known.Offset)));
            var entry = Value(parser, key.Value, at, valueAt);
            if (known is null && entry is not null) entries.Add(entry);
        }

        private MatterEntry? Value(IParser parser, string key, int at, int valueAt)
        {
            if (parser.TryConsume<Scalar>(out var text)) return new MatterEntry(key, at, valueAt, new MatterText(text.Value, valueAt), []);
            if (!parser.TryConsume<SequenceStart>(out _))
            {
                report.Add(source, valueAt, Rules.WrongType, key, "@text");
                Skip(parser);
                return null;
            }

            var list = ImmutableArray.CreateBuilder<MatterText>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                var itemAt = Offset(source, parser.Current!.Start);
                if (parser.TryConsume<Scalar>(out var item)) list.Add(new MatterText(item.Value, itemAt));
                else
                {
                    report.Add(source, itemAt, Rules.WrongType, key, "@text");
                    Skip(parser);
                }
            }

            return new MatterEntry(key, at, valueAt, null, list.ToImmutable());
        }

        /// <summary>Steps over one node, whatever is inside.</summary>
        private void Skip(IParser parser)
        {
            do
            {
                _depth += parser.Current!.NestingIncrease;
            }
            while (parser.MoveNext() && _depth > 0);
        }
    }

    internal static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
