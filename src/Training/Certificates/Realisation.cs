// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>What only a certificat de réalisation says: who answers for the action, who employs the learner, and the model's own sentences.</summary>
public sealed record Realisation
{
    /// <summary>Who answers for the action.</summary>
    public required Provider Provider { get; init; }

    /// <summary>Name of the employer.</summary>
    public required string Employer { get; init; }

    /// <summary>Nature of the action: the box that is ticked.</summary>
    public required TrainingNature Nature { get; init; }

    /// <summary>The model's sentences, kept with the document so that a later model never changes an earlier document.</summary>
    public RealisationWording Wording { get; init; } = RealisationWording.Ministry;
}
