// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>The four natures of an action that develops skills (Code du travail, article L. 6313-1), in the order of the ministry's model.</summary>
public enum TrainingNature
{
    /// <summary>« Action de formation ».</summary>
    Training,

    /// <summary>« Bilan de compétences ».</summary>
    SkillsReview,

    /// <summary>« Action de VAE ».</summary>
    PriorLearning,

    /// <summary>« Action de formation par apprentissage ».</summary>
    Apprenticeship,
}

/// <summary>The natures in the words of the ministry's model.</summary>
public static class TrainingNatures
{
    private static readonly (TrainingNature Nature, string Words)[] All =
    [
        (TrainingNature.Training, "action de formation"), (TrainingNature.SkillsReview, "bilan de compétences"),
        (TrainingNature.PriorLearning, "action de VAE"), (TrainingNature.Apprenticeship, "action de formation par apprentissage"),
    ];

    /// <summary>The words of a nature, in lower case.</summary>
    public static string Words(this TrainingNature nature) => All.Single(n => n.Nature == nature).Words;

    /// <summary>The nature that an author wrote; null when it is none of the four.</summary>
    public static TrainingNature? Read(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var found = All.Where(n => string.Equals(n.Words, written.Trim(), StringComparison.OrdinalIgnoreCase)).ToArray();
        return found.Length == 1 ? found[0].Nature : null;
    }
}
