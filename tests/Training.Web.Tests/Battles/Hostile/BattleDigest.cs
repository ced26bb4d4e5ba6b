// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using System.Text.Json.Serialization;
using Training.Attempts;
using Training.Battles;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>All of a battle that a call can change, as text; who was heard when is left out, and who was silent in the lobby, for any call is a sign of life, and at the end what only the play needed.</summary>
internal static class BattleDigest
{
    private static readonly JsonSerializerOptions Plain = new() { Converters = { new Value() } };

    public static string Of(Battle battle) => JsonSerializer.Serialize(new
    {
        battle.Phase, battle.Index, battle.Since, battle.Until, battle.ClosedAt, battle.Pause, Host = battle.Host?.Person, HostIsLost = battle.Host?.IsLost,
        Heirs = battle.Heirs.Order(), Removed = battle.Removed.Order(), battle.IsLocked, battle.Seq, battle.Version, battle.Settings,
        Questions = battle.Questions.Select(q => q.Text.Hash),
        Players = battle.Players.Values.OrderBy(p => p.Id).Select(p => p with { Heard = default, HasLeft = p.HasLeft && !p.WasSilent, WasSilent = false, Missed = battle.IsOver ? [] : p.Missed }),
        Answers = (battle.IsOver ? [] : battle.Answers.Values).OrderBy(a => a.Key.Player).Select(a => new { a.Key, a.Id, Response = (Response)a.Response, a.Credit, a.Correct, a.Points, a.Elapsed, a.At }),
    }, Plain);

    /// <summary>0 and 0.0 are one number: the disk does not keep the difference.</summary>
    private sealed class Value : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue((double)value);
    }
}
