// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Load.Pages;

/// <summary>The floor: a bare endpoint that answers with the very bytes of a lesson, compressed once and for all.</summary>
internal static class LessonFloor
{
    public const string Role = "page";

    /// <summary>As a browser asks over https.</summary>
    public const string Encodings = "gzip, deflate, br, zstd";

    private static readonly string[] NotCopied = ["Transfer-Encoding", "Date", "Server"];

    /// <param name="source">The lesson whose answer is given again.</param>
    public static async Task<int> RunAsync(string source)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });
        client.DefaultRequestHeaders.Add("Accept-Encoding", Encodings);
        using var lesson = await client.GetAsync(new Uri(source));
        var body = await lesson.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        var headers = lesson.Headers.Concat(lesson.Content.Headers).Where(h => !NotCopied.Contains(h.Key)).Select(h => (h.Key, string.Join(", ", h.Value))).ToArray();

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", context =>
        {
            foreach (var (name, value) in headers) context.Response.Headers[name] = value;
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body, 0, body.Length);
        });
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}
