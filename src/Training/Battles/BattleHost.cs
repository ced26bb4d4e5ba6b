// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Who hosts: a role of a person, on whichever device, player or not.</summary>
/// <param name="Person">Who.</param>
/// <param name="Heard">When they were last heard.</param>
/// <param name="IsLost">Not heard for <see cref="BattleSettings.HostSilence"/>: the battle paces itself until they are.</param>
public sealed record BattleHost(Guid Person, DateTimeOffset Heard, bool IsLost = false);
