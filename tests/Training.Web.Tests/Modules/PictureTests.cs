// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Modules;

/// <summary>Pictures over HTTP: who gets them, for how long, and what a drawing may do.</summary>
public sealed class PictureTests(PictureTests.PictureSite site) : IClassFixture<PictureTests.PictureSite>
{
    private const string Drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 480\"><script>alert(1)</script></svg>";

    private readonly TestSite _site = site.Site;

    [Fact]
    public async Task A_lesson_shows_its_picture_at_an_address_that_may_be_kept_for_a_year()
    {
        using var visitor = await _site.Visit().GoAsync("/modules/alpha/la-lecon");
        var image = visitor.Page.QuerySelector("article img")!;
        Assert.Equal(("640", "480", "lazy", "Un terril"), (image.GetAttribute("width"), image.GetAttribute("height"), image.GetAttribute("loading"), image.GetAttribute("alt")));

        await visitor.GoAsync(image.GetAttribute("src")!);

        Assert.Equal("image/svg+xml", visitor.Answer.Content.Headers.ContentType?.MediaType);
        var kept = visitor.Answer.Headers.CacheControl!;
        Assert.Equal((true, TimeSpan.FromDays(365), "immutable"), (kept.Public, kept.MaxAge, Assert.Single(kept.Extensions).Name));
        Assert.Equal(Drawing, visitor.Html);
    }

    [Fact]
    public async Task A_drawing_opened_by_itself_may_run_and_fetch_nothing()
    {
        using var visitor = await _site.Visit().GoAsync("/modules/alpha/img/terril.svg");

        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; sandbox", Assert.Single(visitor.Answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(visitor.Answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/modules/alpha/img/terril.svg")]
    [InlineData("/modules/alpha/img/terril.svg?v=0000000000000000")]
    public async Task Under_another_address_a_picture_is_asked_for_again_each_time(string address)
    {
        using var client = _site.Client();
        using var first = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(first.Headers.CacheControl!.NoCache);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/modules/alpha/img/none.svg")]
    [InlineData("/modules/alpha/img/other.txt")]
    [InlineData("/modules/alpha/img/module.md")]
    [InlineData("/modules/alpha/img/..%2Fmodule.md")]
    [InlineData("/modules/alpha/img/..%2F..%2Falpha%2Fimg%2Fterril.svg")]
    [InlineData("/modules/..%2Fmodules%2Falpha/img/terril.svg")]
    [InlineData("/modules/alpha%2Fimg/img/terril.svg")]
    [InlineData("/modules/nowhere/img/terril.svg")]
    [InlineData("/modules/lourd/img/terril.svg")]
    public async Task Only_pictures_that_the_catalogue_read_are_served(string address)
    {
        using var client = _site.Client();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("brouillon", null, HttpStatusCode.NotFound)]
    [InlineData("brouillon", "zoe.delattre", HttpStatusCode.NotFound)]
    [InlineData("brouillon", "nadia.tournel", HttpStatusCode.OK)]
    [InlineData("archive", null, HttpStatusCode.OK)]
    public async Task Pictures_of_a_draft_are_for_trainers_and_those_of_an_archived_module_stay(string module, string? user, HttpStatusCode expected)
    {
        using var visitor = _site.Visit();
        if (user is not null) await visitor.SignInAsync(user);
        await visitor.GoAsync($"/modules/{module}/img/terril.svg");
        Assert.Equal(expected, visitor.Answer.StatusCode);
        if (user is not null && expected == HttpStatusCode.OK) Assert.True(visitor.Answer.Headers.CacheControl!.Private);
    }

    /// <summary>A site with a published module, a draft, an archived one and one whose picture is too heavy.</summary>
    public sealed class PictureSite : IDisposable
    {
        private readonly string _content = Directory.CreateTempSubdirectory("briquet-pictures-").FullName;

        public PictureSite()
        {
            Write("alpha", "published", Drawing);
            Write("brouillon", "draft", Drawing);
            Write("archive", "archived", Drawing);
            Write("lourd", "published", Drawing + new string(' ', 1000));
            File.WriteAllText(Path.Combine(_content, "modules", "alpha", "img", "other.txt"), "?");
            Site = TestSite.With(("Content:Folder", _content), ("Content:HeaviestPicture", "1000"));
        }

        internal TestSite Site { get; }

        public void Dispose()
        {
            Site.Dispose();
            Directory.Delete(_content, recursive: true);
        }

        private void Write(string id, string status, string drawing)
        {
            var folder = Path.Combine(_content, "modules", id);
            Directory.CreateDirectory(Path.Combine(folder, "img"));
            File.WriteAllText(Path.Combine(folder, "module.md"), ContentCopy.Text(id, id == "lourd" ? "Rien." : "![Un terril](img/terril.svg)", status));
            File.WriteAllText(Path.Combine(folder, "img", "terril.svg"), drawing);
        }
    }
}
