// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Training.Battles;

/// <summary>
/// What players and the big screen are shown, the same for all of them. Until the reveal no type here has a place where the solution could stand.
/// Markup is inline HTML of ours.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "scene")]
[JsonDerivedType(typeof(Lobby), "lobby")]
[JsonDerivedType(typeof(Reading), "reading")]
[JsonDerivedType(typeof(Answering), "answering")]
[JsonDerivedType(typeof(Reveal), "reveal")]
[JsonDerivedType(typeof(Comeback), "comeback")]
[JsonDerivedType(typeof(Paused), "paused")]
[JsonDerivedType(typeof(Finished), "finished")]
[JsonDerivedType(typeof(Cancelled), "cancelled")]
public abstract record Scene
{
    private Scene() { }

    /// <summary>People come in.</summary>
    /// <param name="Questions">How many will be asked.</param>
    /// <param name="IsLocked">Nobody new may come in.</param>
    /// <param name="Rules">What was decided for it.</param>
    /// <param name="Rival">Against whom; null: each against each.</param>
    public sealed record Lobby(int Questions, bool IsLocked, RulesView Rules, RivalView? Rival = null) : Scene;

    /// <summary>A stem alone.</summary>
    /// <param name="Stem">What is asked.</param>
    /// <param name="Until">When its choices come.</param>
    public sealed record Reading(StemView Stem, DateTimeOffset? Until) : Scene;

    /// <summary>Answers are taken.</summary>
    /// <param name="Stem">What is asked.</param>
    /// <param name="Ask">How it is answered.</param>
    /// <param name="Since">When it opened.</param>
    /// <param name="Until">The deadline that people see; null: none.</param>
    public sealed record Answering(StemView Stem, AskView Ask, DateTimeOffset Since, DateTimeOffset? Until) : Scene;

    /// <summary>The right answer and why.</summary>
    /// <param name="Stem">What was asked.</param>
    /// <param name="Solution">What is right.</param>
    /// <param name="Until">When it goes on; null: when the host says so.</param>
    public sealed record Reveal(StemView Stem, SolutionView Solution, DateTimeOffset? Until) : Scene;

    /// <summary>Each player walks through their own cards (<see cref="Mine.Cards"/>).</summary>
    /// <param name="Until">One deadline for all.</param>
    public sealed record Comeback(DateTimeOffset? Until) : Scene;

    /// <summary>Time stands still.</summary>
    /// <param name="Stem">What was being asked; null between questions.</param>
    /// <param name="ByHost">The host wanted it; else nobody was there.</param>
    public sealed record Paused(StemView? Stem, bool ByHost) : Scene;

    /// <summary>The end.</summary>
    /// <param name="Podium">Who asked to be named; often empty.</param>
    /// <param name="Questions">How many were asked.</param>
    public sealed record Finished(ImmutableArray<PodiumPlace> Podium, int Questions) : Scene;

    /// <summary>Ended before a question was asked.</summary>
    public sealed record Cancelled : Scene;
}

/// <summary>What a battle's creator or host decided.</summary>
/// <param name="Format">Who paces.</param>
/// <param name="Teams">Who scores together.</param>
/// <param name="TimeFactor">Of the time to answer: 1, 2, 5 or 10; 0 for no limit.</param>
/// <param name="Speed">Share of the points that speed decides: 0 to 0.2.</param>
/// <param name="AllowsGuests">People without an account may play.</param>
/// <param name="MinPlayers">Needed to start.</param>
public sealed record RulesView(BattleFormat Format, TeamKind Teams, int TimeFactor, decimal Speed, bool AllowsGuests, int MinPlayers);

/// <summary>What is asked.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Count">How many in all.</param>
/// <param name="Html">The stem.</param>
/// <param name="Lang">In what language the question is written, its choices and reasons too: the one asked for, else the one there is.</param>
public sealed record StemView(int Index, int Count, string Html, string Lang);

/// <summary>How a question is answered.</summary>
/// <param name="Kind"><c>single</c>, <c>multiple</c> or <c>number</c>.</param>
/// <param name="Choices">In the drawn order; empty for a number.</param>
/// <param name="Unit">Of a number; empty when none.</param>
public sealed record AskView(string Kind, ImmutableArray<ChoiceView> Choices, string Unit);

/// <summary>A choice before the reveal.</summary>
/// <param name="Html">What is read.</param>
/// <param name="Image">Address of its picture in the module's folder; null when none.</param>
public sealed record ChoiceView(string Html, string? Image);

/// <summary>What is right, and why.</summary>
/// <param name="Kind">As in <see cref="AskView.Kind"/>.</param>
/// <param name="Choices">In the drawn order; empty for a number.</param>
/// <param name="Number">The accepted number or interval; empty for choices.</param>
/// <param name="Unit">Of a number; empty when none.</param>
/// <param name="ExplanationHtml">The reason; empty when the author gave none.</param>
/// <param name="SourceHtml">Where it comes from; empty when the author gave none.</param>
/// <param name="Lesson">The passage to read again; null when none.</param>
/// <param name="Answers">How many answered; null when too few did for a distribution.</param>
public sealed record SolutionView(
    string Kind, ImmutableArray<SolvedChoice> Choices, string Number, string Unit, string ExplanationHtml, string SourceHtml, LessonView? Lesson, int? Answers);

/// <summary>A choice at the reveal.</summary>
/// <param name="Html">What is read.</param>
/// <param name="Image">Address of its picture in the module's folder; null when none.</param>
/// <param name="IsRight">Whether it is (one of) the right one(s).</param>
/// <param name="Count">How many picked it; null when too few answered.</param>
public sealed record SolvedChoice(string Html, string? Image, bool IsRight, int? Count);

/// <summary>A lesson to read again.</summary>
/// <param name="ModuleId">Slug.</param>
/// <param name="LessonId">Slug.</param>
/// <param name="Title">Plain text.</param>
public sealed record LessonView(string ModuleId, string LessonId, string Title);

/// <summary>A place on the podium.</summary>
/// <param name="Place">From 1; equals share it.</param>
/// <param name="Name">The name under which they play.</param>
/// <param name="Correct">Summed correctness.</param>
/// <param name="Points">0 or more.</param>
public sealed record PodiumPlace(int Place, string Name, decimal Correct, int Points);
