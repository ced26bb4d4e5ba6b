// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>An establishment where an account may place people.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Name">Over the door, 1 to 120 characters.</param>
/// <param name="OrganisationId">Whose it is: staff numbers and names mean something within one employer only.</param>
/// <param name="Organisation">The employer's name, 1 to 120 characters.</param>
public sealed record RosterHouse(Guid Id, string Name, Guid OrganisationId, string Organisation);
