// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>Somebody who learns. Credentials live beside it under the same identity, so that they can go without the history.</summary>
public sealed class Person
{
    /// <summary>Identity, given by the shell; the account has the same.</summary>
    public required Guid Id { get; init; }

    /// <summary>First name, 1 to 60 characters, as the person writes it.</summary>
    public required string GivenName { get; set; }

    /// <summary>Family name, 1 to 60 characters, as the person writes it.</summary>
    public required string FamilyName { get; set; }

    /// <summary>Language of the screens: fr, en or nl.</summary>
    public string Language { get; set; } = "fr";

    /// <summary>When the person joined.</summary>
    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>Given name, then family name, as printed on a document.</summary>
    public string FullName => $"{GivenName} {FamilyName}";
}
