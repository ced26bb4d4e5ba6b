// SPDX-License-Identifier: AGPL-3.0-or-later
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

/// <summary>What the public page may say of a document.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Certificate">What it prints; null once withdrawn.</param>
/// <param name="Status">What it is worth.</param>
/// <param name="Since">Day on which it stopped being valid, Europe/Paris; null while it is.</param>
/// <param name="Reason">Why it stopped; may be empty.</param>
/// <param name="Successor">Number of the document that takes its place; null when none does.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Sha256">Hash of the genuine file.</param>
public sealed record CheckedDocument(
    string Number, Certificate? Certificate, DocumentStatus Status, DateOnly? Since, string Reason, string? Successor, DateOnly IssuedOn, string Sha256);

/// <summary>A document of the person who asks.</summary>
internal sealed record OwnDocument(string Number, string Title, string Training, DateOnly IssuedOn, DocumentStatus Status);
