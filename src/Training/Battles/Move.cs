// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Attempts;

namespace Training.Battles;

/// <summary>What can be asked of a battle. Who asks (<c>By</c>) comes from the sign-in, never from a message.</summary>
public abstract record Move
{
    private Move() { }

    /// <summary>Come in, or come back in.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Name">As typed; see <see cref="DisplayName"/>.</param>
    /// <param name="OnPodium">May be named on the podium.</param>
    public sealed record Join(Guid By, string Name, bool OnPodium = false) : Move;

    /// <summary>Go away for good, or until coming back.</summary>
    public sealed record Leave(Guid By) : Move;

    /// <summary>A sign of life.</summary>
    public sealed record Ping(Guid By) : Move;

    /// <summary>« Client ! »</summary>
    public sealed record Park(Guid By) : Move;

    /// <summary>The guest is served.</summary>
    public sealed record Return(Guid By) : Move;

    /// <summary>From the lobby to the first question.</summary>
    public sealed record Start(Guid By) : Move;

    /// <summary>Answer a question.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Question">From 0.</param>
    /// <param name="Pass">0 or 1; said by the device, so that a packet of the first pass never counts in the comeback.</param>
    /// <param name="Response">In source positions.</param>
    /// <param name="AnswerId">The device's number for this answer.</param>
    /// <param name="Elapsed">By the device's clock, from the painting of the choices to the tap.</param>
    public sealed record Answer(Guid By, int Question, int Pass, Response Response, Guid AnswerId, TimeSpan Elapsed) : Move;

    /// <summary>Nothing but the passing of time.</summary>
    public sealed record Tick : Move;

    /// <summary>The server was away: every instant moves by the gap before anything else happens.</summary>
    /// <param name="Gap">Not negative.</param>
    public sealed record Interrupted(TimeSpan Gap) : Move;
}
