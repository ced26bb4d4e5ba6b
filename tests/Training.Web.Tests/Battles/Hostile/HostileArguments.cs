// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Reflection;
using System.Text.Json;
using Training.Attempts;
using Training.Battles;
using Training.Modules;
using Training.Web.Battles;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>Arguments for a call of each method of the hub: those of an honest device, and from these all the others, one of them wrong at a time.</summary>
internal sealed class HostileArguments(Scenery scenery)
{
    private const string TooLongForAName = "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"";

    private static readonly string Long = $"\"{new string('x', 3_500)}\"";

    private Battle Battle => scenery.Battle;

    /// <summary>The methods that a device can call.</summary>
    public static MethodInfo[] Methods { get; } =
    [
        .. typeof(BattleHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(BattleHub) && !m.IsSpecialName)
            .OrderBy(m => m.Name, StringComparer.Ordinal),
    ];

    /// <summary>What an honest device sends.</summary>
    public string[] Honest(MethodInfo method) => [.. method.GetParameters().Select(Honest)];

    /// <summary>The same with one argument forged, out of range, oversized or of a wrong type; then too few, and too many.</summary>
    public IEnumerable<string> Wrong(MethodInfo method)
    {
        var (honest, parameters) = (Honest(method), method.GetParameters());
        for (var i = 0; i < parameters.Length; i++)
            foreach (var wrong in Wrong(method, parameters[i]))
                yield return string.Join(',', (string[])[.. honest[..i], wrong, .. honest[(i + 1)..]]);
        if (honest.Length > 0) yield return string.Join(',', honest[..^1]);
        yield return string.Join(',', (string[])[.. honest, "0"]);
    }

    private string Honest(ParameterInfo parameter) => parameter.Name switch
    {
        "code" => $"\"{scenery.Code}\"",
        "name" => "\"Łukasz\"",
        "onPodium" or "isLocked" => "true",
        "team" => "\"Les Rouges\"",
        "redraw" => "0",
        "question" => Question.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "pass" => Battle.Underlying == BattlePhase.Comeback ? "1" : "0",
        "response" => JsonSerializer.Serialize(Hall.AnswerTo(Battle.Questions[Question], isRight: true)),
        "answerId" => $"\"{Guid.NewGuid()}\"",
        "elapsedMs" => "900",
        "page" => "0",
        "handle" => $"\"{scenery.Handle("player")}\"",
        "factor" => "5",
        "speed" => "0.1",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Name, "Say what an honest device sends here."),
    };

    private IEnumerable<string> Wrong(MethodInfo method, ParameterInfo parameter) => parameter.Name switch
    {
        "code" => [.. NoText, "null", "\"\"", "\"XXXXXX\"", "\"' OR 1=1 --\"", $"\"{Battle.Id}\"", Long],
        "name" => [.. NoText, "null", "\"  \"", "\"\\u200b\\u202e\"", TooLongForAName, Long],
        "team" => [.. NoText, "\"\\u200b\"", TooLongForAName, Long],
        "onPodium" or "isLocked" => ["null", "\"true\"", "1", "{}"],
        "redraw" => [.. NoNumber, "-1", "3", "2147483647"],
        "question" => [.. NoNumber, "-1", "99", "2147483647", .. Battle.Underlying == BattlePhase.Comeback ? (string[])[] : ["0", "2"]],
        "pass" => [.. NoNumber, "-1", "2", "7", Battle.Underlying == BattlePhase.Comeback ? "0" : "1"],
        "response" => Responses,
        "answerId" => ["null", "\"\"", "\"mine\"", "7", "{}"],
        // A time out of range is no refusal: it is clamped, and the answer counts.
        "elapsedMs" => ["null", "\"900\"", "[]", "true"],
        "page" => [.. NoNumber, "-1"],
        // A player of another battle, an identity in place of a handle, and who may not be meant.
        "handle" => [.. NoText, "null", "\"\"", Long, $"\"{scenery.HandleElsewhere}\"", $"\"{scenery.Person("player")}\"", $"\"{scenery.Handle("removed")}\"", .. method.Name == "HandOver" ? (string[])[$"\"{scenery.Handle("guest")}\""] : []],
        "factor" => [.. NoNumber, "-1", "3", "11"],
        "speed" => ["null", "\"0.1\"", "[]", "-0.01", "0.21", "1e40"],
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter.Name, "Say what a hostile device sends here."),
    };

    private static string[] NoText => ["7", "true", "[]", "{\"length\":6}"];

    private static string[] NoNumber => ["null", "\"1\"", "1.5", "[]", "4294967296", "1e300"];

    private IEnumerable<string> Responses
    {
        get
        {
            string[] always =
            [
                "null", "7", "[]", "{}", "\"choices\"", """{"kind":"choices"}""", """{"kind":"choices","choices":[]}""", """{"kind":"choices","choices":[99]}""",
                """{"kind":"choices","choices":[-1]}""", """{"kind":"choices","choices":[0,0]}""", """{"kind":"choices","choices":["0"]}""",
                """{"kind":"choices","choices":[4294967296]}""", """{"kind":"order","items":[0]}""", """{"kind":"match","rights":[0]}""", """{"kind":"nothing"}""",
                """{"kind":7}""", """{"kind":"text"}""", """{"kind":"text","text":" "}""", $$"""{"kind":"text","text":{{Long}}}""",
                $$"""{"kind":"choices","choices":[{{string.Join(',', Enumerable.Range(0, 900))}}]}""",
            ];
            return Battle.Questions[Question].Question switch
            {
                Numeric => [.. always, """{"kind":"choices","choices":[0]}"""],
                MultipleChoice => [.. always, """{"kind":"text","text":"12"}"""],
                _ => [.. always, """{"kind":"text","text":"12"}""", """{"kind":"choices","choices":[0,1]}"""],
            };
        }
    }

    private int Question => Math.Max(Battle.Index, 0);
}
