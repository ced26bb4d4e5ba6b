// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>Under which title a body trains.</summary>
public enum ProviderStanding
{
    /// <summary>An employer that trains its own people: it needs no declaration.</summary>
    Internal,

    /// <summary>A provider declared to the prefect, which may train the people of others.</summary>
    Declared,
}
