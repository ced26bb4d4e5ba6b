// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Web.Attempts;

/// <summary>A choice as it may be shown before the answer: it cannot hold whether it is right.</summary>
/// <param name="Position">Position in the source, sent back as the answer.</param>
/// <param name="Html">What is read.</param>
public sealed record ShownChoice(int Position, string Html)
{
    public static ImmutableArray<ShownChoice> Of(ChoiceQuestion question, ImmutableArray<int> order) =>
        [.. order.Select(position => new ShownChoice(position, question.Choices[position].Html))];
}
