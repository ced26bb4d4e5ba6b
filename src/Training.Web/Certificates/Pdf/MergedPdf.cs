// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Training.Web.Certificates.Pdf;

/// <summary>
/// Puts documents of this house one behind the other in one tagged file, written as it goes: one document is in memory at a time. Importing pages
/// with PDFsharp would keep all of them and lose their structure. A signature vouches for its own file alone and is left out.
/// </summary>
/// <param name="target">Only written to, from its start to its end.</param>
internal sealed partial class MergedPdf(Stream target)
{
    private const int Catalog = 1, Pages = 2, StructureRoot = 3, Whole = 4, ParentTree = 5, Description = 6, Shared = 6;

    /// <summary>Where each object begins, by number from 1; the shared ones are known at the end.</summary>
    private readonly List<long> _places = [.. new long[Shared]];
    private readonly List<int> _pages = [], _documents = [], _parents = [];
    private long _written;
    private int _nextParent;

    /// <summary>Adds the pages of a document with their structure.</summary>
    /// <param name="file">As <see cref="CertificatePdf"/> drew it, signed or not.</param>
    /// <exception cref="InvalidDataException">The file is not laid out as this house's are.</exception>
    public async Task AppendAsync(byte[] file, CancellationToken stop)
    {
        await BeginAsync(stop);
        var layout = Layout.Of(file);
        var numbers = new Dictionary<int, int> { [layout.Pages] = Pages, [layout.StructureRoot] = Whole };
        foreach (var kept in layout.Kept)
        {
            _places.Add(0);
            numbers[kept.Number] = _places.Count;
        }

        foreach (var (number, start, end) in layout.Kept)
        {
            _places[numbers[number] - 1] = _written;
            await WriteAsync(Renumbered(file.AsSpan(start..end), numbers, number == layout.ParentTree), stop);
        }

        _pages.AddRange(layout.PageNumbers.Select(n => numbers[n]));
        _documents.AddRange(layout.Documents.Select(n => numbers[n]));
        _parents.Add(numbers[layout.ParentTree]);
        _nextParent += layout.ParentKeys;
    }

    /// <summary>Ends the file; nothing can be added after.</summary>
    public async Task CompleteAsync(string title, CancellationToken stop)
    {
        await BeginAsync(stop);
        await WriteAsync(Catalog, $"<</Type/Catalog/Pages {Pages} 0 R/StructTreeRoot {StructureRoot} 0 R/MarkInfo<</Marked true>>/Lang(fr-FR)/ViewerPreferences<</DisplayDocTitle true>>>>", stop);
        await WriteAsync(Pages, $"<</Type/Pages/Count {_pages.Count}/Kids[{References(_pages)}]>>", stop);
        await WriteAsync(StructureRoot, $"<</Type/StructTreeRoot/K {Whole} 0 R/ParentTree {ParentTree} 0 R/ParentTreeNextKey {_nextParent}>>", stop);
        await WriteAsync(Whole, $"<</Type/StructElem/S/Document/P {StructureRoot} 0 R/K[{References(_documents)}]>>", stop);
        await WriteAsync(ParentTree, $"<</Kids[{References(_parents)}]>>", stop);
        await WriteAsync(Description, $"<</Title<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}>/Creator(Briquet)>>", stop);
        var table = new StringBuilder("xref\n0 ").Append(CultureInfo.InvariantCulture, $"{_places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in _places) table.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        var identity = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        table.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {_places.Count + 1}/Root {Catalog} 0 R/Info {Description} 0 R/ID[<{identity}><{identity}>]>>\nstartxref\n{_written}\n%%EOF\n");
        await WriteAsync(Encoding.Latin1.GetBytes(table.ToString()), stop);
    }

    /// <summary>An object as it stands in the merged file. Strings are passed over: what looks like a reference in a text is none.</summary>
    private byte[] Renumbered(ReadOnlySpan<byte> source, Dictionary<int, int> numbers, bool isParentTree)
    {
        var stream = source.IndexOf("stream\n"u8);
        var head = Encoding.Latin1.GetString(stream < 0 ? source : source[..stream]);
        var first = _nextParent;
        head = Reference().Replace(head, m =>
            m.Groups["object"] is { Success: true } made ? $"{numbers[Number(made)]} 0 obj"
            : m.Groups["reference"] is { Success: true } other ? $"{numbers[Number(other)]} 0 R"
            : m.Groups["parent"] is { Success: true } parent ? $"{m.Groups["key"].Value} {Number(parent) + first}"
            : m.Value);
        if (isParentTree) head = WithLimits(head, first);
        return stream < 0 ? Encoding.Latin1.GetBytes(head) : [.. Encoding.Latin1.GetBytes(head), .. source[stream..]];
    }

    /// <summary>A leaf of the whole tree: its keys follow those of the documents before, and it says the first and the last of them.</summary>
    private static string WithLimits(string tree, int first)
    {
        var (start, end) = (tree.IndexOf("/Nums[", StringComparison.Ordinal) + "/Nums[".Length, tree.LastIndexOf(']'));
        var (keys, last) = (new StringBuilder(), first);
        foreach (Match entry in TreeEntry().Matches(tree[start..end]))
        {
            last = Number(entry.Groups[1]) + first;
            keys.Append(CultureInfo.InvariantCulture, $"{last} {entry.Groups[2].Value} ");
        }

        return $"{tree[..(start - "/Nums[".Length)]}/Limits[{first} {last}]/Nums[{keys}{tree[end..]}";
    }

    private Task BeginAsync(CancellationToken stop) =>
        _written > 0 ? Task.CompletedTask : WriteAsync(Encoding.Latin1.GetBytes("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"), stop);

    private async Task WriteAsync(int number, string body, CancellationToken stop)
    {
        _places[number - 1] = _written;
        await WriteAsync(Encoding.Latin1.GetBytes($"{number} 0 obj\n{body}\nendobj\n"), stop);
    }

    private async Task WriteAsync(byte[] bytes, CancellationToken stop)
    {
        await target.WriteAsync(bytes, stop);
        _written += bytes.Length;
    }

    private static string References(IEnumerable<int> numbers) => string.Join(' ', numbers.Select(n => $"{n} 0 R"));

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]+>|^(?<object>\d+) 0 obj|(?<reference>\d+) 0 R\b|(?<key>/StructParents?) (?<parent>\d+)", RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"(\d+)\s*(\[[^\]]*\]|\d+ 0 R)")]
    private static partial Regex TreeEntry();

    /// <summary>What stands where in a file of one document.</summary>
    /// <param name="Kept">Objects that go into the merged file, and where they begin and end.</param>
    /// <param name="ParentKeys">How many keys its parent tree may hold.</param>
    private sealed record Layout(
        int Pages, int StructureRoot, int ParentTree, int ParentKeys, IReadOnlyList<int> PageNumbers, IReadOnlyList<int> Documents, IReadOnlyList<(int Number, int Start, int End)> Kept)
    {
        public static Layout Of(byte[] file)
        {
            // A signature is an update behind the first end: what stands before is the file as it was drawn.
            var text = Encoding.Latin1.GetString(file);
            var (end, trailer) = (Found(PdfStart().Match(text)), text.LastIndexOf("trailer", PdfStart().Match(text).Index, StringComparison.Ordinal));
            if (end > trailer) throw Unknown();
            var starts = PdfEntry().Matches(text[end..trailer]).Select(m => Number(m.Groups[1])).Order().Append(end).ToArray();
            var objects = starts.SkipLast(1).Zip(starts.Skip(1), (from, to) => (Number: Found(PdfObject().Match(text, from, Math.Min(24, to - from))), Start: from, End: to)).ToArray();
            string Body(int number) => objects.FirstOrDefault(o => o.Number == number) is { End: > 0 } at ? text[at.Start..at.End] : throw Unknown();

            var root = Found(PdfRoot().Match(text, trailer));
            var catalog = Body(root);
            var (pages, structure) = (Found(PdfPages().Match(catalog)), Found(PdfStructure().Match(catalog)));
            var tree = Body(structure);
            // The catalog's own things, described anew for the whole; its pages and structure are reached from below.
            HashSet<int> left = [root, Found(PdfInfo().Match(text, trailer)), .. PdfReference().Matches(catalog).Select(m => Number(m.Groups[1]))];
            return new Layout(
                pages, structure, Found(PdfParentTree().Match(tree)), Found(PdfNextKey().Match(tree)),
                [.. PdfReference().Matches(PdfKids().Match(Body(pages)).Value).Select(m => Number(m.Groups[1]))],
                [.. PdfReference().Matches(PdfTops().Match(tree).Value).Select(m => Number(m.Groups[1]))], [.. objects.Where(o => !left.Contains(o.Number))]);
        }

        private static int Found(Match match) => match.Success ? Number(match.Groups[1]) : throw Unknown();

        private static InvalidDataException Unknown() => new("The file is not laid out as expected.");
    }

    [GeneratedRegex(@"startxref\n(\d+)\n%%EOF")]
    private static partial Regex PdfStart();

    [GeneratedRegex(@"^(\d{10}) \d{5} n", RegexOptions.Multiline)]
    private static partial Regex PdfEntry();

    [GeneratedRegex(@"\G(\d+) 0 obj\n")]
    private static partial Regex PdfObject();

    [GeneratedRegex(@"/Root\s+(\d+)\s+0\s+R")]
    private static partial Regex PdfRoot();

    [GeneratedRegex(@"/Info\s+(\d+)\s+0\s+R")]
    private static partial Regex PdfInfo();

    [GeneratedRegex(@"/Pages\s+(\d+)\s+0\s+R")]
    private static partial Regex PdfPages();

    [GeneratedRegex(@"/StructTreeRoot\s+(\d+)\s+0\s+R")]
    private static partial Regex PdfStructure();

    [GeneratedRegex(@"/ParentTree\s+(\d+)\s+0\s+R")]
    private static partial Regex PdfParentTree();

    [GeneratedRegex(@"/ParentTreeNextKey\s+(\d+)")]
    private static partial Regex PdfNextKey();

    [GeneratedRegex(@"/Kids\s*\[[^\]]*\]")]
    private static partial Regex PdfKids();

    [GeneratedRegex(@"/K\s*(?:\[[^\]]*\]|\d+ 0 R)")]
    private static partial Regex PdfTops();

    [GeneratedRegex(@"(\d+)\s+0\s+R")]
    private static partial Regex PdfReference();
}
