// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Certificates;

/// <summary>Marker of the words of the pages on which HR partners and administrators keep documents.</summary>
public sealed class KeeperWords;
