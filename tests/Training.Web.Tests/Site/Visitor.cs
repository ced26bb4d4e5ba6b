// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Training.Web.Site;

namespace Training.Web.Tests.Site;

/// <summary>Somebody with a browser without script: follows redirects, keeps cookies, fills in forms as they stand on the page.</summary>
internal sealed class Visitor(HttpClient client) : IDisposable
{
    private readonly CookieContainer _cookies = new();

    /// <summary>The same visitor with a cookie, written as name and value.</summary>
    public Visitor Holding(string cookie)
    {
        _cookies.SetCookies(client.BaseAddress!, cookie);
        return this;
    }

    /// <summary>What the last answer was.</summary>
    public HttpResponseMessage Answer { get; private set; } = null!;

    /// <summary>What this browser would send with a request.</summary>
    public string Cookies => _cookies.GetCookieHeader(client.BaseAddress!);

    /// <summary>Names of the cookies that outlive the browser: a dead tablet still has them.</summary>
    public IReadOnlyDictionary<string, DateTime> Kept => _cookies.GetAllCookies().Where(c => c.Expires > DateTime.MinValue).ToDictionary(c => c.Name, c => c.Expires.ToUniversalTime());

    public string Html { get; private set; } = "";

    public IHtmlDocument Page { get; private set; } = null!;

    public string Path { get; private set; } = "/";

    public Task<Visitor> GoAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends a form of the page with its hidden fields and ticked boxes; what is given replaces fields of that name.</summary>
    public Task<Visitor> SubmitAsync(string selector, params (string Name, string Value)[] typed)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form {selector} on {Path}.");
        var kept = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => !string.IsNullOrEmpty(i.Name) && typed.All(t => t.Name != i.Name) && (i.Type is not ("radio" or "checkbox") || i.IsChecked))
            .Select(i => KeyValuePair.Create(i.Name!, i.Value));
        var selected = form.Elements.OfType<IHtmlSelectElement>()
            .Where(list => !string.IsNullOrEmpty(list.Name) && typed.All(t => t.Name != list.Name))
            .Select(list => KeyValuePair.Create(list.Name!, list.Value ?? ""));
        var fields = kept.Concat(selected).Concat(typed.Select(t => KeyValuePair.Create(t.Name, t.Value))).ToArray();
        var action = form.GetAttribute("action") is { Length: > 0 } address ? address : Path;
        return PostAsync(action, fields);
    }

    public Task<Visitor> PostAsync(string action, params IEnumerable<KeyValuePair<string, string>> fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Referrer = new Uri(client.BaseAddress!, Path);
        return SendAsync(request);
    }

    /// <summary>Sends a form with one file; its token goes with it.</summary>
    public Task<Visitor> UploadAsync(string selector, string field, byte[] file, params (string Name, string Value)[] typed)
    {
        var form = Page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"No form {selector} on {Path}.");
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), field, "liste.csv" } };
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden")) content.Add(new StringContent(hidden.Value), hidden.Name!);
        foreach (var (name, value) in typed) content.Add(new StringContent(value), name);
        var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = content };
        request.Headers.Referrer = new Uri(client.BaseAddress!, Path);
        return SendAsync(request);
    }

    public async Task<Visitor> SignInAsync(string userName, string password = Demo.Password)
    {
        await GoAsync("/sign-in");
        return await SubmitAsync("main form", ("UserName", userName), ("Password", password));
    }

    /// <summary>Takes another host's answers with the same cookies: what a browser does over a restart.</summary>
    public Visitor At(TestSite site)
    {
        var there = site.Visit();
        foreach (Cookie cookie in _cookies.GetAllCookies()) there._cookies.Add(cookie);
        (there.Page, there.Path, there.Html) = (Page, Path, Html);
        return there;
    }

    public string Text(string selector) => Page.QuerySelector(selector)?.TextContent.Trim() ?? throw new InvalidOperationException($"No {selector} on {Path}.");

    private async Task<Visitor> SendAsync(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            var address = new Uri(client.BaseAddress!, request.RequestUri!);
            if (_cookies.GetCookieHeader(address) is { Length: > 0 } cookies) request.Headers.Add("Cookie", cookies);
            Answer = await client.SendAsync(request);
            if (Answer.Headers.TryGetValues("Set-Cookie", out var set))
                foreach (var cookie in set) _cookies.SetCookies(address, cookie);
            Path = address.PathAndQuery;
            if (Answer.Headers.Location is not { } location || (int)Answer.StatusCode is < 300 or >= 400) break;
            request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, location));
        }

        Html = await Answer.Content.ReadAsStringAsync();
        Page = new HtmlParser().ParseDocument(Html);
        return this;
    }

    public void Dispose() => client.Dispose();
}
