// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Certificates;

namespace Training.Web.Certificates;

/// <summary>What a document is worth today.</summary>
public enum DocumentStatus
{
    Valid,
    Revoked,
    Superseded,
    Expired,
    Withdrawn,
}

/// <summary>One thing that happened to a document, as anybody may read it.</summary>
/// <param name="Status">What it was worth from then on; valid for its issue.</param>
/// <param name="On">The day, Europe/Paris.</param>
/// <param name="Reason">May be empty.</param>
/// <param name="Successor">Number of the document that takes its place; null when none does.</param>
public sealed record DocumentStep(DocumentStatus Status, DateOnly On, string Reason, string? Successor);

/// <summary>What the public page may say of a document.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Certificate">What it prints; null once withdrawn.</param>
/// <param name="Status">What it is worth.</param>
/// <param name="Steps">All that happened to it, first its issue.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Sha256">Hash of the genuine file.</param>
public sealed record CheckedDocument(
    string Number, Certificate? Certificate, DocumentStatus Status, ImmutableArray<DocumentStep> Steps, DateOnly IssuedOn, string Sha256)
{
    /// <summary>What ended its validity; null while it is valid.</summary>
    public DocumentStep? End => Status == DocumentStatus.Valid ? null : Steps[^1];
}

/// <summary>A document of the person who asks.</summary>
/// <param name="Training">Empty once what it said is withdrawn.</param>
/// <param name="Downloads">When others than the holder took the file, latest first.</param>
internal sealed record OwnDocument(
    string Number, string Title, string Training, DateOnly IssuedOn, DocumentStatus Status, ImmutableArray<Download> Downloads);

/// <summary>Somebody else took the file.</summary>
internal sealed record Download(string Who, DateTimeOffset At);
