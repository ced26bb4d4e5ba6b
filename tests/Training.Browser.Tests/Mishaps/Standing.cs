// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Training.Browser.Tests.Mishaps;

/// <summary>Where a battle stands for one person, by what the server has: read out of their page's data beside the browser, which is no sign of life.</summary>
/// <param name="Shown">Scene and question, as the element of the page names what it shows.</param>
/// <param name="Until">When its time is up; null: no limit, or none is counted here.</param>
/// <param name="Points">Theirs.</param>
/// <param name="HasReceipt">Whether their answer to the question that is open, or was last, counts.</param>
internal sealed partial record Standing(string Shown, DateTimeOffset? Until, int Points, bool HasReceipt)
{
    /// <param name="person">Whose sign-in asks.</param>
    /// <param name="address">Of their page of the battle.</param>
    public static async Task<Standing> OfAsync(Person person, string address)
    {
        var answer = await person.Context.APIRequest.GetAsync(address);
        var page = await answer.TextAsync();
        var state = State().Match(page);
        Assert.True(state.Success, $"{address} says nothing of where the battle stands for them: {answer.Status} {answer.Url}");
        using var json = JsonDocument.Parse(state.Groups[1].Value);
        var (scene, mine) = (json.RootElement.GetProperty("scene"), json.RootElement.GetProperty("mine"));
        var name = scene.GetProperty("scene").GetString()!;
        var shown = scene.TryGetProperty("stem", out var stem) && stem.ValueKind == JsonValueKind.Object ? $"{name}:{stem.GetProperty("index").GetInt32()}" : name;
        var until = scene.TryGetProperty("until", out var instant) && instant.ValueKind == JsonValueKind.String ? instant.GetDateTimeOffset() : (DateTimeOffset?)null;
        return new Standing(shown, until, mine.GetProperty("points").GetInt32(), mine.GetProperty("receipt").ValueKind == JsonValueKind.Object);
    }

    [GeneratedRegex("""<script type="application/json" id="battle-state">(.*?)</script>""")]
    private static partial Regex State();
}
