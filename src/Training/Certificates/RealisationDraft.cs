// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>What is known before a certificat de réalisation is written. Texts may be empty.</summary>
public sealed record RealisationDraft
{
    /// <summary>Who answers for the action; null when the body has said nothing of itself.</summary>
    public Provider? Provider { get; init; }

    /// <summary>Whether the provider is the learner's employer: only then can the training be internal.</summary>
    public bool ProviderIsEmployer { get; init; }

    /// <summary>Name of who signs for the provider.</summary>
    public string Signatory { get; init; } = "";

    /// <summary>In what capacity.</summary>
    public string SignatoryCapacity { get; init; } = "";

    /// <summary>Name of the learner.</summary>
    public string Learner { get; init; } = "";

    /// <summary>Legal or usual name of the employer.</summary>
    public string Employer { get; init; } = "";

    /// <summary>Title of the action.</summary>
    public string Title { get; init; } = "";

    /// <summary>Nature of the action; null when it is none of the four.</summary>
    public TrainingNature? Nature { get; init; }

    /// <summary>First day, Europe/Paris; null when it is not known.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>Last day, Europe/Paris; null when it is not known.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Published estimated minutes of what was completed.</summary>
    public int Minutes { get; init; }
}
