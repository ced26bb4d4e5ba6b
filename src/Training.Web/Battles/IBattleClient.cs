// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>What the server says by itself: battle events with a number, counts, and personal messages.</summary>
public interface IBattleClient
{
    /// <summary>Something that players and hosts are told: the same bytes for all of a battle and language.</summary>
    Task Happened(BattleMessage message);

    /// <summary>The same thing as the big screen is told it.</summary>
    Task Screened(ScreenMessage message);

    /// <summary>Counts; at most four a second, newest wins.</summary>
    Task Tallied(Tally tally);

    /// <summary>To one player, on all their devices: replaces what the device had of them; null: they are not in, or no longer.</summary>
    Task Personal(Mine? mine);

    /// <summary>To somebody in a host's seat, after each event; null: they do not host, or no longer.</summary>
    Task Hosting(HostView? host);

    /// <summary>To one player's other devices: an answer is on the disk. The device that sent it reads it in its reply.</summary>
    Task Received(ReceiptMessage receipt);

    /// <summary>To one player: they were taken out.</summary>
    Task Removed();
}

/// <summary>A battle event.</summary>
/// <param name="Seq">One more than the one before; a hole asks for a snapshot.</param>
/// <param name="Stage">What changed, in camel case.</param>
/// <param name="Scene">What is shown from now on.</param>
/// <param name="ServerNow">The server's clock, so that a deadline is one everywhere.</param>
public sealed record BattleMessage(long Seq, string Stage, Scene Scene, DateTimeOffset ServerNow);

/// <summary>A battle event for the big screen; see <see cref="BattleMessage"/>.</summary>
public sealed record ScreenMessage(long Seq, string Stage, ScreenView View, DateTimeOffset ServerNow);

/// <summary>An answer that may leave the outbox.</summary>
public sealed record ReceiptMessage(Guid AnswerId, int Question, int Pass);
