// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;

namespace Training.Certificates;

/// <summary>One objective and what evaluation said of it.</summary>
/// <param name="Objective">The objective as published, a behaviour that one can observe at work.</param>
/// <param name="Result">What evaluation said of it.</param>
public sealed record CertifiedObjective(string Objective, ObjectiveResult Result);

/// <summary>
/// Everything that a document prints, frozen when it is issued: corrections make another document. Words are French, as they are on paper;
/// nothing here is looked up again when the document is shown.
/// </summary>
public sealed record Certificate
{
    /// <summary>Which of the three documents it is.</summary>
    public required CertificateKind Kind { get; init; }

    /// <summary>Name of the document, its law and the sentences around the training's title.</summary>
    public required CertificateWording Wording { get; init; }

    /// <summary>What the author of the training adds, a sentence without its full stop; empty when nothing.</summary>
    public string Mention { get; init; } = "";

    /// <summary>First name and family name of the holder, as they ask to be called on paper.</summary>
    public required string HolderName { get; init; }

    /// <summary>Establishment in which the holder worked on the last day; empty for somebody without employer.</summary>
    public string Establishment { get; init; } = "";

    /// <summary>City of that establishment; empty when there is none.</summary>
    public string EstablishmentCity { get; init; } = "";

    /// <summary>Title of the path or module followed, without quotation marks.</summary>
    public required string Training { get; init; }

    /// <summary>Nature of the action, one of the four of article L. 6313-1: ours is « Action de formation ». Empty when it is none of them.</summary>
    public string Nature { get; init; } = "Action de formation";

    /// <summary>How it was followed: « À distance, en ligne ».</summary>
    public string Modality { get; init; } = "À distance, en ligne";

    /// <summary>Published estimated minutes of what was completed, 0 or more.</summary>
    public required int Minutes { get; init; }

    /// <summary>Day on which the holder began, in Europe/Paris.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <summary>Day on which the holder finished, in Europe/Paris; not before the first.</summary>
    public required DateOnly LastDay { get; init; }

    /// <summary>Objectives in the order of the training; empty where the kind tells none.</summary>
    public ImmutableArray<CertifiedObjective> Objectives { get; init; } = [];

    /// <summary>City where the document is made; empty when the issuer has none.</summary>
    public string Place { get; init; } = "";

    /// <summary>Day of issue, in Europe/Paris.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Name of who signs for the organisation; empty where the organisation alone answers for the document.</summary>
    public string SignatoryName { get; init; } = "";

    /// <summary>In what capacity, in lower case: « responsable pédagogique »; empty when nobody signs.</summary>
    public string SignatoryCapacity { get; init; } = "";

    /// <summary>Organisation that issues the document.</summary>
    public required string Issuer { get; init; }

    /// <summary>What only a certificat de réalisation says; null for the two others.</summary>
    public Realisation? Realisation { get; init; }

    /// <summary>Last day on which the document is worth something, Europe/Paris; null when it does not expire.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Says in words what the signature of the file is; empty on documents from before it was said.</summary>
    public string SignatureSentence { get; init; } = "";
}
