// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Battles;

/// <summary>Marker of the words of a battle; the browser gets all of them in the reader's language.</summary>
public sealed class BattleWords;
