// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Attempts;

/// <summary>What a person may do now with a module's quiz.</summary>
public abstract record Allowance
{
    private Allowance()
    {
    }

    /// <summary>Go on with the attempt under way; it was counted when it began.</summary>
    /// <param name="Attempt">Its identity.</param>
    public sealed record Resume(Guid Attempt) : Allowance;

    /// <summary>Begin one.</summary>
    /// <param name="Left">How many may still be begun, this one included, 1 or more; null: no limit.</param>
    public sealed record Begin(int? Left) : Allowance;

    /// <summary>Wait, since a failed attempt is too fresh.</summary>
    /// <param name="Until">From this instant on one may be begun.</param>
    /// <param name="Left">How many may be begun then, 1 or more; null: no limit.</param>
    public sealed record Wait(DateTimeOffset Until, int? Left) : Allowance;

    /// <summary>Nothing: all attempts are used. A trainer may give them back.</summary>
    /// <param name="Since">When the last one was finished.</param>
    public sealed record Spent(DateTimeOffset Since) : Allowance;
}
