// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;

namespace Training.Battles;

/// <summary>What one player is told of themselves. Responses are in screen positions.</summary>
/// <param name="Name">Under which they play.</param>
/// <param name="OnPodium">May be named.</param>
/// <param name="IsParked">With a guest.</param>
/// <param name="IsHost">The host's moves are theirs.</param>
/// <param name="Team">Their own team; null: none.</param>
/// <param name="Until">Their own deadline while answers are taken, told to them alone; null: no limit, or nothing to answer.</param>
/// <param name="Points">Of the closed rounds and the comeback.</param>
/// <param name="Correct">Summed correctness of the same.</param>
/// <param name="Receipt">Of the answer to the current question; null when there is none.</param>
/// <param name="Response">That answer.</param>
/// <param name="Result">At the reveal.</param>
/// <param name="Cards">In the comeback: what comes back, answered cards included.</param>
/// <param name="Ending">At the end.</param>
/// <param name="Duel">At the reveal and at the end, where one side plays against another; null otherwise.</param>
public sealed record Mine(
    string Name, bool OnPodium, bool IsParked, bool IsHost, TeamLine? Team, DateTimeOffset? Until, int Points, decimal Correct,
    Receipt? Receipt, Response? Response, MyResult? Result, ImmutableArray<CardView> Cards, Ending? Ending, DuelView? Duel = null);

/// <summary>How one answered.</summary>
/// <param name="Answered">False: there was no answer.</param>
/// <param name="Credit">0 to 1.</param>
/// <param name="Points">0 or more.</param>
/// <param name="WasParked">No answer because of a guest: it comes back at full value.</param>
/// <param name="FeedbackHtml">What the author says to who picked this; empty when nothing.</param>
public sealed record MyResult(bool Answered, decimal Credit, int Points, bool WasParked, string FeedbackHtml);

/// <summary>A question that comes back.</summary>
/// <param name="Stem">What is asked.</param>
/// <param name="Ask">How it is answered.</param>
/// <param name="IsFull">Full points: it was missed for a guest. Else half.</param>
/// <param name="Answered">Once answered, how; null before.</param>
public sealed record CardView(StemView Stem, AskView Ask, bool IsFull, AnsweredCard? Answered);

/// <summary>A card once answered.</summary>
/// <param name="Response">What was answered.</param>
/// <param name="Result">What it earned.</param>
/// <param name="Solution">What is right, and why.</param>
public sealed record AnsweredCard(Response Response, MyResult Result, SolutionView Solution);

/// <summary>One's own end of a battle.</summary>
/// <param name="Correct">Summed correctness.</param>
/// <param name="Points">0 or more.</param>
/// <param name="Place">In the upper half only; null otherwise.</param>
public sealed record Ending(decimal Correct, int Points, int? Place);
