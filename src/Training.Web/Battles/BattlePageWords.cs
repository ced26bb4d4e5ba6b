// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Battles;

/// <summary>Marker of the words of the pages around a battle. Those of the play are <see cref="BattleWords"/>: all of them travel in the page.</summary>
public sealed class BattlePageWords;
