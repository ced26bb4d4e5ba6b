// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Modules;

namespace Training.Web.Attempts;

/// <summary>A person's attempt as it was drawn, with the answers given so far. Holds the key: pages show <see cref="SheetQuestion"/>s through views.</summary>
internal sealed record AttemptSheet(
    Guid Id, string ModuleId, int Pass, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int? Percent, bool? Passed,
    ImmutableArray<SheetQuestion> Questions)
{
    public bool IsFinished => FinishedAt is not null;

    public int Answered => Questions.Count(q => q.Answer is not null);

    public int Right => Questions.Count(q => q.Answer?.Credit == 1);

    /// <summary>The first question without an answer; null when there is none.</summary>
    public SheetQuestion? Next => Questions.FirstOrDefault(q => q.Answer is null);

    public SheetQuestion? At(int position) => position >= 1 && position <= Questions.Length ? Questions[position - 1] : null;
}

/// <summary>One drawn question: its frozen text, the order in which its choices are shown, the first answer.</summary>
internal sealed record SheetQuestion(int Position, QuestionText Text, ImmutableArray<int> Order, SheetAnswer? Answer);

/// <summary>The answer that counts.</summary>
internal sealed record SheetAnswer(Response Response, decimal Credit);
