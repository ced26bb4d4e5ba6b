// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using System.Text;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>Names players to the host by something that means them in one battle only: identities never leave the server.</summary>
internal static class Handles
{
    /// <param name="secret">The battle's token.</param>
    /// <param name="player">Whom it names.</param>
    public static string Of(string secret, Guid player) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), player.ToByteArray()).AsSpan(0, 12));

    /// <summary>Who ever came in under this handle; null when nobody did.</summary>
    public static Guid? Find(string secret, Battle battle, string? handle) =>
        handle is null ? null : battle.Players.Keys.Where(id => Of(secret, id) == handle).Select(id => (Guid?)id).FirstOrDefault();
}
