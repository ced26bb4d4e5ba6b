// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>Who pays for a training, as far as it decides how long its evidence is kept.</summary>
public enum Funding
{
    /// <summary>The employer itself, or nobody that is known of. The ministry's model promises three years after the end of the year of the last payment.</summary>
    Own,

    /// <summary>An opérateur de compétences (OPCO), which asks for the promise of the ministry's model.</summary>
    TrainingFund,

    /// <summary>Money of the State (FNE, ADEC…): five years after the balance is customary; the agreement itself decides.</summary>
    State,

    /// <summary>European co-funding: ten years is what funders ask for; the agreement itself decides.</summary>
    European,
}
