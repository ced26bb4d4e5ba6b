// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Layout;

/// <summary>The theme chosen with the button, kept in a cookie; without one the system decides.</summary>
internal static class Theme
{
    public const string Cookie = "theme";
    public const string Light = "light";
    public const string Dark = "dark";

    public static string? Of(HttpContext? context) => context?.Request.Cookies[Cookie] switch
    {
        Light => Light,
        Dark => Dark,
        _ => null,
    };
}
