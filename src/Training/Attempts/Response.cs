// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Training.Attempts;

/// <summary>What a person answered; the closed family serves quizzes and battles alike. Positions are those of the source, never of the screen.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChoiceResponse), "choices")]
[JsonDerivedType(typeof(TextResponse), "text")]
[JsonDerivedType(typeof(OrderResponse), "order")]
[JsonDerivedType(typeof(MatchResponse), "match")]
public abstract record Response;

/// <summary>Positions of the ticked choices, from 0.</summary>
public sealed record ChoiceResponse(ImmutableArray<int> Choices) : Response
{
    /// <summary>Same positions, whatever their order.</summary>
    public bool Equals(ChoiceResponse? other) => other is not null && Choices.Order().SequenceEqual(other.Choices.Order());

    /// <inheritdoc/>
    public override int GetHashCode() => Choices.Order().Aggregate(17, HashCode.Combine);
}

/// <summary>What was typed, for short texts and numbers.</summary>
public sealed record TextResponse(string Text) : Response;

/// <summary>Positions of the items in the order given.</summary>
public sealed record OrderResponse(ImmutableArray<int> Items) : Response
{
    /// <summary>Same positions in the same order.</summary>
    public bool Equals(OrderResponse? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
}

/// <summary>For each left side, the position of the right side chosen; −1 where none was.</summary>
public sealed record MatchResponse(ImmutableArray<int> Rights) : Response
{
    /// <summary>Same pairs.</summary>
    public bool Equals(MatchResponse? other) => other is not null && Rights.SequenceEqual(other.Rights);

    /// <inheritdoc/>
    public override int GetHashCode() => Rights.Aggregate(17, HashCode.Combine);
}
