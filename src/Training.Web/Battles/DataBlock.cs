// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Microsoft.AspNetCore.Components;

namespace Training.Web.Battles;

/// <summary>Data that travels inside a page, for the page's script to read.</summary>
internal static class DataBlock
{
    /// <summary>
    /// A block of data is no script to the content-security policy. The encoder writes every &lt; as an escape, so that nothing in the value can end the block.
    /// </summary>
    /// <param name="id">By which the script finds it; ours, never a visitor's.</param>
    /// <param name="value">Written as on the hub.</param>
    public static MarkupString Of<T>(string id, T value) =>
        (MarkupString)$"<script type=\"application/json\" id=\"{id}\">{JsonSerializer.Serialize(value, BattleJson.Options)}</script>";
}
