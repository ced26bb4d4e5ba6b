// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>The answer to a call.</summary>
/// <param name="Refusal">Name of the refusal in camel case, or null: it was done.</param>
/// <param name="First">Receipt of the answer that counts.</param>
/// <param name="Snapshot">After coming in, or when one was asked for.</param>
public sealed record Reply(string? Refusal, Receipt? First = null, Snapshot? Snapshot = null);

/// <summary>Everything that a player's device needs to show where a battle stands.</summary>
public sealed record Snapshot(string Code, long Seq, Scene Scene, Tally Tally, Mine? Mine, DateTimeOffset ServerNow);

/// <summary>The answer to who takes a host's seat.</summary>
public sealed record HostReply(string? Refusal, HostSnapshot? Snapshot = null);

/// <summary>Everything that a host's console needs.</summary>
/// <param name="Host">Null: they may host, and do not.</param>
/// <param name="Roster">Its first page; null like <paramref name="Host"/>.</param>
public sealed record HostSnapshot(string Code, long Seq, Scene Scene, Tally Tally, HostView? Host, Roster? Roster, DateTimeOffset ServerNow);

/// <summary>The answer to a screen.</summary>
public sealed record ScreenReply(string? Refusal, ScreenSnapshot? Snapshot = null);

/// <summary>Everything that the big screen needs.</summary>
public sealed record ScreenSnapshot(string Code, long Seq, ScreenView View, DateTimeOffset ServerNow);

/// <summary>The answer to who asks for players.</summary>
public sealed record RosterReply(string? Refusal, Roster? Roster = null);

/// <summary>Some of the players; see <see cref="RosterPage"/>.</summary>
public sealed record Roster(int Page, int Pages, int Total, ImmutableArray<RosterEntry> Players);

/// <summary>A player as the host sees them.</summary>
/// <param name="Handle">Names them in this battle and in no other: nobody follows a pseudonym from one battle to the next by it.</param>
/// <param name="Name">Under which they play.</param>
/// <param name="Team">Label; null: none.</param>
/// <param name="IsParked">With a guest.</param>
/// <param name="IsLost">Not heard for too long.</param>
/// <param name="IsGuest">Without an account.</param>
public sealed record RosterEntry(string Handle, string Name, string? Team, bool IsParked, bool IsLost, bool IsGuest);

/// <summary>The answer to who asks for a pseudonym.</summary>
public sealed record NameReply(string? Refusal, string? Name = null);

/// <summary>The answer to a sign of life.</summary>
public sealed record Pong(DateTimeOffset ServerNow);
