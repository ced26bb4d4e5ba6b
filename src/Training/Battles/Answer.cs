// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Attempts;

namespace Training.Battles;

/// <summary>What makes an answer unique in a battle.</summary>
/// <param name="Player">Who.</param>
/// <param name="Question">Position of the question, from 0.</param>
/// <param name="Pass">0: when everybody answers; 1: in the comeback.</param>
public readonly record struct AnswerKey(Guid Player, int Question, int Pass);

/// <summary>An answer taken.</summary>
public sealed record Answer
{
    /// <summary>Player, question and pass.</summary>
    public required AnswerKey Key { get; init; }

    /// <summary>Drawn by the device, so that the same answer sent twice is known.</summary>
    public required Guid Id { get; init; }

    /// <summary>In source positions.</summary>
    public required Response Response { get; init; }

    /// <summary>c, 0 to 1.</summary>
    public required decimal Credit { get; init; }

    /// <summary>What it adds to the summed correctness: c, or the half of what the comeback mended.</summary>
    public required decimal Correct { get; init; }

    /// <summary>0 to 1,000.</summary>
    public required int Points { get; init; }

    /// <summary>From the painting of the choices to the tap, as accepted.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>When it reached the server.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the device is told.</summary>
    public Receipt Receipt => new(Id, Key.Question, Key.Pass, At);
}

/// <summary>« Reçu » : the answer counts, whatever happens next. Says nothing of right or wrong.</summary>
/// <param name="AnswerId">The device's number for it.</param>
/// <param name="Question">From 0.</param>
/// <param name="Pass">0 or 1.</param>
/// <param name="At">When it reached the server.</param>
public sealed record Receipt(Guid AnswerId, int Question, int Pass, DateTimeOffset At);
