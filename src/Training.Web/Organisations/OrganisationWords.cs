// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Organisations;

/// <summary>Marker of the words of the portal.</summary>
public sealed class OrganisationWords;
