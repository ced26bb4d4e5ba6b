// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>Whole years during which evidence is kept, by who paid, after the end of the year of the last payment.</summary>
public sealed record RetentionYears
{
    /// <summary>The least, in years: what the ministry's model of the certificat de réalisation promises in any case.</summary>
    public const int Least = 3;

    /// <summary>The most that may be asked for, in years.</summary>
    public const int Most = 30;

    /// <summary><see cref="Least"/> to <see cref="Most"/>.</summary>
    public int Own { get; init; } = 3;

    /// <inheritdoc cref="Own"/>
    public int TrainingFund { get; init; } = 3;

    /// <inheritdoc cref="Own"/>
    public int State { get; init; } = 5;

    /// <inheritdoc cref="Own"/>
    public int European { get; init; } = 10;

    /// <summary>Whether all of them are within <see cref="Least"/> and <see cref="Most"/>.</summary>
    public bool AreInRange => Enum.GetValues<Funding>().All(funding => For(funding) is >= Least and <= Most);

    /// <summary>Years for one kind of money.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such kind.</exception>
    public int For(Funding funding) => funding switch
    {
        Funding.Own => Own,
        Funding.TrainingFund => TrainingFund,
        Funding.State => State,
        Funding.European => European,
        _ => throw new ArgumentOutOfRangeException(nameof(funding), funding, null),
    };
}
