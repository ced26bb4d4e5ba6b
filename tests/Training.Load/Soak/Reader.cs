// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Training.Shared;
using Training.Web.Attempts;
using Training.Web.Shared;

namespace Training.Load.Soak;

/// <summary>What all readers did together.</summary>
internal sealed class Deeds
{
    private int _answers;

    /// <summary>Milliseconds of each page, forms with the page that they lead to.</summary>
    public ConcurrentQueue<double> Pages { get; } = new();

    /// <summary>What a page should not have answered, by its status and address.</summary>
    public ConcurrentQueue<string> Problems { get; } = new();

    /// <summary>Answers given to quizzes.</summary>
    public int Answers => _answers;

    public void Answered() => Interlocked.Increment(ref _answers);
}

/// <summary>Somebody who reads lessons and answers quizzes at a person's pace, with connections and cookies of their own.</summary>
internal sealed partial class Reader : IDisposable
{
    private readonly HttpClient _client;
    private readonly Dictionary<string, string> _cookies = [];
    private readonly Luck _luck;
    private readonly Deeds _deeds;
    private int _isBusy;

    public Reader(Uri site, string cookie, ulong seed, Deeds deeds)
    {
        (_luck, _deeds) = (new Luck(seed), deeds);
        Cookie = cookie;
        Keep(cookie);
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = site };
    }

    /// <summary>Their sign-in.</summary>
    public string Cookie { get; }

    /// <summary>What went wrong, for anybody.</summary>
    public IEnumerable<string> Problems => _deeds.Problems;

    /// <summary>They play and read nothing meanwhile.</summary>
    public bool IsBusy
    {
        get => Volatile.Read(ref _isBusy) == 1;
        set => Volatile.Write(ref _isBusy, value ? 1 : 0);
    }

    /// <summary>The page where an address leads, and its address; empty when it could not be had.</summary>
    public async Task<(string Address, string Html)> GoAsync(string address, IEnumerable<KeyValuePair<string, string>>? form = null)
    {
        var watch = Stopwatch.StartNew();
        for (var hops = 0; hops < 10; hops++)
        {
            using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, address) { Content = form is null ? null : new FormUrlEncodedContent(form) };
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
            using var answer = await _client.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) Keep(cookie.Split(';')[0]);
            if (answer.Headers.Location is { } next)
            {
                (address, form) = (next.IsAbsoluteUri ? next.PathAndQuery : next.OriginalString, null);
                continue;
            }

            var html = await answer.Content.ReadAsStringAsync();
            _deeds.Pages.Enqueue(watch.Elapsed.TotalMilliseconds);
            // Led to the door or to the notice: nothing asked for afterwards would be what was meant.
            var isTurnedAway = address.StartsWith(Addresses.Notice, StringComparison.Ordinal) || address.StartsWith("/sign-in", StringComparison.Ordinal);
            if (answer.StatusCode == HttpStatusCode.OK && !isTurnedAway) return (address, html);
            _deeds.Problems.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {address}"));
            return (address, "");
        }

        _deeds.Problems.Enqueue($"in circles at {address}");
        return (address, "");
    }

    /// <summary>Sends the form of a page that leads to an address, with its token.</summary>
    public Task<(string Address, string Html)> SendAsync(string html, string action, params (string Name, string Value)[] fields) =>
        GoAsync(action, [KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value)), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);

    /// <summary>Reads a few lessons, takes a quiz, and so on until the end.</summary>
    /// <param name="lessons">Addresses.</param>
    /// <param name="modules">Identities of those that have a quiz.</param>
    /// <param name="end">When to stop.</param>
    public async Task RunAsync(IReadOnlyList<string> lessons, IReadOnlyList<string> modules, CancellationToken end)
    {
        try
        {
            await PauseAsync(0, 10_000, end);
            while (true)
            {
                await GoAsync(Addresses.Home);
                for (var i = 0; i < 3; i++)
                {
                    await PauseAsync(3_000, 9_000, end);
                    await GoAsync(lessons[_luck.Below(lessons.Count)]);
                }

                await AnswerAsync(modules[_luck.Below(modules.Count)], end);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task AnswerAsync(string module, CancellationToken end)
    {
        var (_, intro) = await GoAsync(Addresses.Quiz(module));
        if (!intro.Contains(Addresses.BeginQuiz(module), StringComparison.Ordinal)) return;
        await PauseAsync(1_000, 3_000, end);
        var (_, page) = await SendAsync(intro, Addresses.BeginQuiz(module));
        while (Form().Match(page) is { Success: true } form)
        {
            await PauseAsync(3_000, 9_000, end);
            var (address, solved) = await SendAsync(page, form.Value, [.. Fields(page)]);
            if (Form().IsMatch(solved))
            {
                _deeds.Problems.Enqueue($"refused {address}");
                return;
            }

            _deeds.Answered();
            var position = int.Parse(form.Groups[2].Value, CultureInfo.InvariantCulture) + 1;
            if (!solved.Contains(Addresses.Attempt(Guid.Parse(form.Groups[1].Value), position), StringComparison.Ordinal)) return;
            await PauseAsync(2_000, 5_000, end);
            (_, page) = await GoAsync(Addresses.Attempt(Guid.Parse(form.Groups[1].Value), position));
        }
    }

    /// <summary>Any answer that fits.</summary>
    private IEnumerable<(string Name, string Value)> Fields(string page)
    {
        var choices = Choice().Count(page);
        if (choices > 0) return [(ResponseForm.Choice, _luck.Below(choices).ToString(CultureInfo.InvariantCulture))];
        var slots = Slot().Matches(page).Select(m => m.Groups[1].Value).Distinct().ToArray();
        return slots.Length > 0 ? slots.Select(i => ($"slot{i}", i)) : [(ResponseForm.Text, "12")];
    }

    private async Task PauseAsync(int least, int most, CancellationToken end)
    {
        await Task.Delay(least + _luck.Below(most - least), end);
        while (IsBusy) await Task.Delay(1000, end);
    }

    private void Keep(string pair) => _cookies[pair[..pair.IndexOf('=')]] = pair[(pair.IndexOf('=') + 1)..];

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/attempts/([0-9a-f]{32})/([0-9]+)/answer")]
    private static partial Regex Form();

    [GeneratedRegex("name=\"choice\"")]
    private static partial Regex Choice();

    [GeneratedRegex("name=\"slot([0-9]+)\"")]
    private static partial Regex Slot();
}
