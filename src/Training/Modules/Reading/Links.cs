// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;

namespace Training.Modules.Reading;

/// <summary>Which addresses content may carry.</summary>
internal static partial class Links
{
    /// <summary>http, https, mailto, a site's card or an address of this site; no other scheme, no address without its scheme, no control character.</summary>
    public static bool IsAllowed(string url)
    {
        if (url.Length == 0 || url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == '\\') || url.StartsWith("//", StringComparison.Ordinal)) return false;
        var scheme = Scheme().Match(url);
        return !scheme.Success || scheme.Groups[1].Value.ToLowerInvariant() is "http" or "https" or "mailto" || Site(url) is not null;
    }

    /// <summary>The language of a stretch written <c>[good evening](lang:en)</c>; null when the address is another, or names a language that visitors do not speak here.</summary>
    public static string? Language(string? url) =>
        url is not null && url.StartsWith("lang:", StringComparison.Ordinal) && ContainerKind.Spoken.ContainsKey(url[5..]) ? url[5..] : null;

    /// <summary>The id in a link to a card, written <c>site:parc-olhain</c>; null for other addresses.</summary>
    public static string? Site(string url) => SiteLink().Match(url) is { Success: true } match ? match.Groups[1].Value : null;

    public static bool IsExternal(string url) => url.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>A picture of the module's folder.</summary>
    public static bool IsPicture(string url) => Picture().IsMatch(url);

    /// <summary>An address as one reads it: without scheme nor final slash.</summary>
    public static string Short(string url) => Web().Replace(url, "").TrimEnd('/');

    [GeneratedRegex(@"\A([^/?#]*?):")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\Asite:([a-z0-9-]{3,40})\z")]
    private static partial Regex SiteLink();

    [GeneratedRegex(@"\Ahttps?://(www\.)?", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"\Aimg/[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Picture();
}
