// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Certificates;

/// <summary>The sentences of the ministry's model, in the order of the page.</summary>
/// <param name="Declares">Before the signatory's name.</param>
/// <param name="ForProvider">Between that name and the provider's.</param>
/// <param name="Certifies">After the provider's name.</param>
/// <param name="Civility">Before the learner's name: no civility is kept.</param>
/// <param name="EmployedBy">Between the learner's and the employer's name.</param>
/// <param name="Followed">Before the action's title.</param>
/// <param name="NatureIs">Above the boxes.</param>
/// <param name="TookPlace">Before the dates.</param>
/// <param name="Lasted">Before the hours.</param>
/// <param name="DistanceNote">Says what hours mean at a distance.</param>
/// <param name="Retention">The promise to keep the evidence.</param>
/// <param name="SignedBy">Above the stamp.</param>
public sealed record RealisationWording(
    string Declares, string ForProvider, string Certifies, string Civility, string EmployedBy, string Followed, string NatureIs, string TookPlace,
    string Lasted, string DistanceNote, string Retention, string SignedBy)
{
    /// <summary>The model of the ministry of labour, typographic spaces set.</summary>
    public static RealisationWording Ministry { get; } = new(
        "Je soussigné(e)",
        "représentant légal du dispensateur de l’action concourant au développement des compétences",
        "atteste que\u00a0:",
        "Mme/M.",
        "salarié(e) de l’entreprise",
        "a suivi l’action",
        "Nature de l’action concourant au développement des compétences\u00a0:",
        "qui s’est déroulée",
        "pour une durée de",
        "Dans le cadre des formations à distance prendre en compte la réalisation des activités pédagogiques et le temps estimé pour les réaliser.",
        "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, je m’engage à conserver l’ensemble des pièces "
            + "justificatives qui ont permis d’établir le présent certificat pendant une durée de 3\u00a0ans à compter de la fin de l’année du "
            + "dernier paiement. En cas de cofinancement des fonds européens la durée de conservation est étendue conformément aux obligations "
            + "conventionnelles spécifiques.",
        "Cachet et signature du responsable du dispensateur de formation");

    /// <summary>All boxes in order.</summary>
    public static ImmutableArray<TrainingNature> Natures { get; } =
        [TrainingNature.Training, TrainingNature.SkillsReview, TrainingNature.PriorLearning, TrainingNature.Apprenticeship];
}
