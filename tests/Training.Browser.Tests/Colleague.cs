// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text.RegularExpressions;

namespace Training.Browser.Tests;

/// <summary>One of many learners: joins with a code and passes a quiz by the same forms as everybody, without a browser of their own.</summary>
internal static partial class Colleague
{
    /// <summary>Joins as somebody whom the staff list awaits, then answers every question of a quiz alike.</summary>
    /// <param name="address">Of the site.</param>
    /// <param name="answer">What is right for each question.</param>
    public static async Task PassesAsync(string address, string code, string given, string family, string module, int questions, string answer)
    {
        using var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        var join = await client.GetStringAsync($"/join/{code}");
        await PostAsync(client, $"/join/{code}", join, ("_handler", "join"), ("GivenName", given), ("FamilyName", family), ("Password", "une-lampe-au-fond-du-puits"));
        var quiz = await client.GetStringAsync($"/modules/{module}/quiz");
        var at = await PostAsync(client, $"/modules/{module}/quiz/begin", quiz);
        var attempt = at.AbsolutePath[..at.AbsolutePath.LastIndexOf('/')];
        for (var question = 1; question <= questions; question++) await PostAsync(client, $"{attempt}/{question}/answer", quiz, ("text", answer));
    }

    /// <summary>Posts a form with the token of the page that it stands on.</summary>
    /// <returns>Where it led.</returns>
    private static async Task<Uri> PostAsync(HttpClient client, string address, string page, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(page).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await client.PostAsync(address, form);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        return answer.RequestMessage!.RequestUri!;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
