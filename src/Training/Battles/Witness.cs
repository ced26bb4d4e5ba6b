// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Somebody whose answer is awaited: while they are present the round is open, and nobody has to be asked.</summary>
/// <param name="Player">Who.</param>
/// <param name="IsLast">Nobody who is awaited was heard later. When it is not known, all are asked once this one falls silent.</param>
internal readonly record struct Witness(Guid Player, bool IsLast);
