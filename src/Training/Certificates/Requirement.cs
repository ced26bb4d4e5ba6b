// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>What a document must say and does not yet.</summary>
public enum Requirement
{
    /// <summary>Legal name of the provider.</summary>
    ProviderName,

    /// <summary>Postal address of the provider.</summary>
    ProviderAddress,

    /// <summary>SIRET of the provider, and a right one.</summary>
    Siret,

    /// <summary>Number of the declaration of activity: the training is not internal.</summary>
    ActivityNumber,

    /// <summary>Name of who signs for the provider.</summary>
    Signatory,

    /// <summary>In which capacity they sign.</summary>
    SignatoryCapacity,

    /// <summary>Name of the learner.</summary>
    Learner,

    /// <summary>Name of the employer.</summary>
    Employer,

    /// <summary>Title of the training action.</summary>
    Title,

    /// <summary>Its nature, one of the four of the law.</summary>
    Nature,

    /// <summary>First and last day, in that order.</summary>
    Dates,

    /// <summary>More than zero minutes.</summary>
    Hours,
}
