// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;

namespace Training.Battles;

/// <summary>What can be asked of a battle. Who asks (<c>By</c>) comes from the sign-in, never from a message. A closed set.</summary>
public abstract record Move
{
    private Move() { }

    /// <summary>Asked by somebody.</summary>
    public abstract record OfPerson : Move
    {
        private protected OfPerson(Guid by) => By = by;

        /// <summary>Who.</summary>
        public Guid By { get; init; }
    }

    /// <summary>Asked by the host; from anybody else it is <see cref="Refusal.NotTheHost"/>.</summary>
    public abstract record OfHost : OfPerson
    {
        private protected OfHost(Guid by) : base(by) { }
    }

    /// <summary>Come in, or come back in.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Name">As typed; see <see cref="DisplayName"/>.</param>
    /// <param name="OnPodium">May be named on the podium.</param>
    /// <param name="Team">Label of their team: chosen by them where teams form themselves, else said by the shell; null: none.</param>
    /// <param name="IsGuest">Without an account.</param>
    /// <param name="Needs">Kept with the person, said by the shell; null: none.</param>
    public sealed record Join(Guid By, string Name, bool OnPodium = false, string? Team = null, bool IsGuest = false, Needs? Needs = null) : OfPerson(By);

    /// <summary>Go away for good, or until coming back.</summary>
    public sealed record Leave(Guid By) : OfPerson(By);

    /// <summary>A sign of life, of a player or of the host.</summary>
    public sealed record Ping(Guid By) : OfPerson(By);

    /// <summary>« Client ! »</summary>
    public sealed record Park(Guid By) : OfPerson(By);

    /// <summary>The guest is served.</summary>
    public sealed record Return(Guid By) : OfPerson(By);

    /// <summary>From the lobby to the first question.</summary>
    /// <param name="By">A player, or the host where there is one who paces.</param>
    /// <param name="Dealt">What is asked, where it is drawn from the weak spots of who is there; not read otherwise.</param>
    public sealed record Start(Guid By, ImmutableArray<BattleQuestion> Dealt = default) : OfPerson(By);

    /// <summary>Answer a question.</summary>
    /// <param name="By">Who.</param>
    /// <param name="Question">From 0.</param>
    /// <param name="Pass">0 or 1; said by the device, so that a packet of the first pass never counts in the comeback.</param>
    /// <param name="Response">In source positions.</param>
    /// <param name="AnswerId">The device's number for this answer.</param>
    /// <param name="Elapsed">By the device's clock, from the painting of the choices to the tap.</param>
    public sealed record Answer(Guid By, int Question, int Pass, Response Response, Guid AnswerId, TimeSpan Elapsed) : OfPerson(By);

    /// <summary>Become the host, or say again that one is.</summary>
    /// <param name="By">Who.</param>
    /// <param name="IsTrainer">Whether the person is a trainer; said by the shell.</param>
    public sealed record TakeHost(Guid By, bool IsTrainer) : OfPerson(By);

    /// <summary>Make somebody the host: at once when they play, else as soon as they take it.</summary>
    /// <param name="By">The host.</param>
    /// <param name="To">Who is named.</param>
    public sealed record HandOver(Guid By, Guid To) : OfHost(By);

    /// <summary>The time to answer is over, for everybody; packets in flight are still taken.</summary>
    public sealed record Close(Guid By) : OfHost(By);

    /// <summary>Go on: to the choices, from the right answer to what follows, from the comeback to the end.</summary>
    public sealed record Next(Guid By) : OfHost(By);

    /// <summary>Time stands still.</summary>
    public sealed record Pause(Guid By) : OfHost(By);

    /// <summary>Time goes on.</summary>
    public sealed record Resume(Guid By) : OfHost(By);

    /// <summary>Let nobody new in, or let them in again.</summary>
    public sealed record Lock(Guid By, bool IsLocked) : OfHost(By);

    /// <summary>Take a player out for good.</summary>
    /// <param name="By">The host.</param>
    /// <param name="Player">Who has to go.</param>
    public sealed record Remove(Guid By, Guid Player) : OfHost(By);

    /// <summary>Change the time to answer: from the next question on, and for the current one when it becomes longer.</summary>
    /// <param name="By">The host.</param>
    /// <param name="Factor">One of <see cref="BattleSettings.TimeFactors"/>.</param>
    public sealed record SetTime(Guid By, int Factor) : OfHost(By);

    /// <summary>Change what speed counts; not while answers are taken.</summary>
    /// <param name="By">The host.</param>
    /// <param name="Speed">s, 0 to <see cref="Scoring.MaxSpeed"/>.</param>
    public sealed record SetSpeed(Guid By, decimal Speed) : OfHost(By);

    /// <summary>End it now: with standings, or as if it had never begun when nothing was asked yet.</summary>
    public sealed record Finish(Guid By) : OfHost(By);

    /// <summary>Nothing but the passing of time.</summary>
    public sealed record Tick : Move;

    /// <summary>The server was away: every instant moves by the gap before anything else happens.</summary>
    /// <param name="Gap">Not negative.</param>
    public sealed record Interrupted(TimeSpan Gap) : Move;
}
