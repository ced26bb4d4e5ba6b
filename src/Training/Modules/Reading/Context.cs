// SPDX-License-Identifier: AGPL-3.0-or-later
using Markdig.Syntax;

namespace Training.Modules.Reading;

/// <summary>What every reader of one file shares.</summary>
/// <param name="Source">The file.</param>
/// <param name="Report">Where to complain.</param>
/// <param name="Html">Draws its Markdown.</param>
/// <param name="Lang">Its language.</param>
/// <param name="Objectives">How many objectives the module has; 0 when that is unknown.</param>
/// <param name="Pictures">Pictures of the folder as authors write them, <c>img/a.webp</c>, with what their bytes say when that is known.</param>
/// <param name="Heaviest">Bytes that a picture may have.</param>
internal sealed record Context(Source Source, Report Report, HtmlMaker Html, string Lang, int Objectives, IReadOnlyDictionary<string, Picture?> Pictures, long Heaviest)
{
    private readonly Dictionary<string, int> _places = [];

    /// <summary>Ids of the cards of sites to which one may link; null when that is unknown, then nothing is said.</summary>
    public IReadOnlySet<string>? Sites { get; init; }

    /// <summary>Where each id stands.</summary>
    public IReadOnlyDictionary<string, int> Places => _places;

    /// <summary>The comments of the document that are directives, or were meant to be.</summary>
    public Dictionary<HtmlBlock, Directive> Directives { get; } = [];

    /// <summary>Nodes of raw HTML that found their use.</summary>
    public HashSet<MarkdownObject> Used { get; } = [];

    public void Add(int offset, Rule rule, params string[] arguments) => Report.Add(Source, offset, rule, [.. arguments]);

    public DirectiveReader Reader(Directive directive) => new(directive, Source, Report);

    /// <summary>Says when an id stands twice in the module.</summary>
    public void Claim(string id, Directive directive)
    {
        var at = directive.Pair("id")?.ValueOffset ?? directive.Offset;
        if (id.Length > 0 && !_places.TryAdd(id, at)) Add(at, Rules.DuplicateId, id, FrontMatter.Number(Source.LineOf(_places[id])));
    }

    /// <summary>The directive on the line under a heading, which is then used; null when something else stands there.</summary>
    public Directive? Under(HeadingBlock heading, Block? next)
    {
        if (next is not HtmlBlock html || !Directives.TryGetValue(html, out var directive) || html.Line != heading.Line + 1) return null;
        if (heading.Level == 3 ? directive.Name != "q" : directive.Name is not ("lesson" or "quiz")) return null;
        Used.Add(html);
        return directive;
    }
}
