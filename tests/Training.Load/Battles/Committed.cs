// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Load.Battles;

/// <summary>An answer as the file has it, read by a connection of its own.</summary>
internal sealed record Committed(Guid AnswerId, Guid Battle, Guid Player, int Question, int Pass)
{
    /// <summary>Rows that repeat an answer's number, or the player, question and pass of another row.</summary>
    public static int Repeated(IEnumerable<Committed> rows)
    {
        var (answers, places) = (new HashSet<Guid>(), new HashSet<(Guid, Guid, int, int)>());
        // Both are asked, so that each row is known by either.
        return rows.Count(row => !answers.Add(row.AnswerId) | !places.Add((row.Battle, row.Player, row.Question, row.Pass)));
    }
}
