// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>The scored pool of a module.</summary>
/// <param name="Id">Permanent slug, unique in the module.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Draw">Questions asked in one attempt: 1 to the number of questions not retired.</param>
/// <param name="ShuffleQuestions">Whether questions come in a drawn order.</param>
/// <param name="ShuffleChoices">Whether choices come in a drawn order.</param>
/// <param name="Questions">The whole pool in the order of the source, retired ones included.</param>
public sealed record Quiz(string Id, string Title, int Draw, bool ShuffleQuestions, bool ShuffleChoices, ImmutableArray<Question> Questions)
{
    /// <summary>The questions that may be asked.</summary>
    public IEnumerable<Question> Live => Questions.Where(q => !q.Retired);
}
