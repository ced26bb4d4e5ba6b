// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>Somebody in a battle. Kept when they leave, so that coming back loses nothing.</summary>
public sealed record Player
{
    /// <summary>The person's identity, or a guest's.</summary>
    public required Guid Id { get; init; }

    /// <summary>As shown to the others; see <see cref="DisplayName"/>.</summary>
    public required string Name { get; init; }

    /// <summary>When they were last heard.</summary>
    public required DateTimeOffset Heard { get; init; }

    /// <summary>« Apparaître au podium » was ticked.</summary>
    public bool OnPodium { get; init; }

    /// <summary>Label of their team; null: none. Never changes once the first question is shown.</summary>
    public string? Team { get; init; }

    /// <summary>Without an account.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Position of their time in <see cref="Needs.TimeFactors"/>; for nobody's eyes but their own.</summary>
    public int Tier { get; init; }

    /// <summary>« Client ! » : away with a guest, nobody waits.</summary>
    public bool IsParked { get; init; }

    /// <summary>Left, or was silent too long in the lobby.</summary>
    public bool HasLeft { get; init; }

    /// <summary>Left because of silence in the lobby: any sign of life brings them back.</summary>
    public bool WasSilent { get; init; }

    /// <summary>First question that they could answer, from 0; later ones were asked before they came.</summary>
    public int FirstQuestion { get; init; }

    /// <summary>Questions that closed while they were parked and had not answered.</summary>
    public ImmutableArray<int> ParkedFor { get; init; } = [];

    /// <summary>In a team: questions whose mean leaves them out, for they were not present when these opened and have not answered them since.</summary>
    public ImmutableArray<int> Uncounted { get; init; } = [];

    /// <summary>Points of the closed rounds and of the comeback; never negative.</summary>
    public int Points { get; init; }

    /// <summary>Summed correctness of the same, a comeback for half counting half.</summary>
    public decimal Correct { get; init; }

    /// <summary>What the comeback brings back, in the order in which it was asked.</summary>
    public ImmutableArray<Missed> Missed { get; init; } = [];

    /// <summary>Neither gone nor with a guest; whether they are heard is another matter.</summary>
    public bool IsThere => !HasLeft && !IsParked;

    /// <summary>Whether the comeback still waits for them.</summary>
    public bool HasMissedLeft => Missed.Any(m => !m.IsDone);
}

/// <summary>A question that comes back.</summary>
/// <param name="Question">Its position in the battle, from 0.</param>
/// <param name="Credit">What the first pass earned: 0 to below 1.</param>
/// <param name="WasParked">Missed while with a guest: worth full points.</param>
/// <param name="IsDone">Answered in the comeback.</param>
public sealed record Missed(int Question, decimal Credit, bool WasParked, bool IsDone = false);
