// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Markdig;

namespace Training.Web.Privacy;

/// <summary>One version of the notice in one language. <paramref name="From"/> is the day on which it took effect.</summary>
public sealed record Notice(int Version, string Language, DateOnly From, string Title, string Html);

/// <summary>
/// The notice in its versions: <c>Notices/&lt;version&gt;.&lt;language&gt;.md</c>, built into the program, so that what somebody has read can always be
/// shown again. A version is never edited once it was published; a change is a new number, which asks everybody again.
/// </summary>
public sealed class Notices
{
    private readonly FrozenDictionary<(int Version, string Language), Notice> _all;

    public Notices()
    {
        var markdown = new MarkdownPipelineBuilder().DisableHtml().Build();
        _all = typeof(Notices).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("notice.", StringComparison.Ordinal)).Select(name => Read(name, markdown))
            .ToFrozenDictionary(n => (n.Version, n.Language));
        Current = _all.Keys.Max(k => k.Version);
    }

    /// <summary>Versions written elsewhere, for who tries out what a new one does.</summary>
    internal Notices(IEnumerable<Notice> all)
    {
        _all = all.ToFrozenDictionary(n => (n.Version, n.Language));
        Current = _all.Keys.Max(k => k.Version);
    }

    /// <summary>The version in force.</summary>
    public int Current { get; }

    /// <summary>A version in the reader's language, French where there is none; null for an unknown version.</summary>
    public Notice? Find(int version, string language) => _all.GetValueOrDefault((version, language)) ?? _all.GetValueOrDefault((version, "fr"));

    /// <summary>The notice in force in the reader's language.</summary>
    public Notice Now => Find(Current, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName)!;

    public IEnumerable<int> Versions => _all.Keys.Select(k => k.Version).Distinct().OrderDescending();

    /// <summary>A resource is « notice.version.language »; its first line is the day, its second the title.</summary>
    private static Notice Read(string name, MarkdownPipeline markdown)
    {
        var parts = name.Split('.');
        using var reader = new StreamReader(typeof(Notices).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        var from = DateOnly.ParseExact(reader.ReadLine()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var title = reader.ReadLine()!.TrimStart('#', ' ');
        return new Notice(int.Parse(parts[1], CultureInfo.InvariantCulture), parts[2], from, title, Markdown.ToHtml(reader.ReadToEnd(), markdown));
    }
}
