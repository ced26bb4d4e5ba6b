// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Sites;

/// <summary>A place that one recommends: the card that a receptionist opens with a guest in front.</summary>
public sealed record SiteCard
{
    /// <summary>Permanent slug, the file's name without <c>.md</c>: <c>[a-z0-9-]{3,40}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 120 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands, 1 to 80 characters.</summary>
    public required string Commune { get; init; }

    /// <summary>One of <see cref="SiteWords.Territories"/>.</summary>
    public required string Territory { get; init; }

    /// <summary>One of <see cref="SiteWords.Ranks"/>; empty when the destination's documents do not say.</summary>
    public string Rank { get; init; } = "";

    /// <summary>What it is, of <see cref="SiteWords.Kinds"/>; one or more.</summary>
    public required ImmutableArray<string> Kinds { get; init; }

    /// <summary>Whom it suits, of <see cref="SiteWords.Guests"/>; one or more.</summary>
    public required ImmutableArray<string> For { get; init; }

    /// <summary>By what weather it is good, of <see cref="SiteWords.Weathers"/>; one or both.</summary>
    public required ImmutableArray<string> Weather { get; init; }

    /// <summary>When it is at its best, of <see cref="SiteWords.Seasons"/>; empty: nothing is said, so any.</summary>
    public ImmutableArray<string> Seasons { get; init; } = [];

    /// <summary>Time to plan, 5 to 1440 minutes; null when no source says so.</summary>
    public int? Minutes { get; init; }

    /// <summary>How one gets in or there, up to 200 characters; may be empty.</summary>
    public string Access { get; init; } = "";

    /// <summary>Ids of cards recommended beside it.</summary>
    public ImmutableArray<string> With { get; init; } = [];

    /// <summary>Ids of the modules that tell its story.</summary>
    public ImmutableArray<string> Modules { get; init; } = [];

    /// <summary>Ids of the facts that it rests on.</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>What it is, as block HTML of ours.</summary>
    public string IntroHtml { get; init; } = "";

    /// <summary>What it is, as plain text of one line.</summary>
    public string Intro { get; init; } = "";

    /// <summary>What one says aloud to a guest, as block HTML of ours.</summary>
    public string SayHtml { get; init; } = "";

    /// <summary>What is good to know, as block HTML of ours; may be empty.</summary>
    public string TipsHtml { get; init; } = "";
}
