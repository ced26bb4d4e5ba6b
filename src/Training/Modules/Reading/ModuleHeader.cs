// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules.Reading;

/// <summary>The front matter of a module, or of its translation, which says again only what is read in its language.</summary>
internal static class ModuleHeader
{
    public static Module Read(HeaderReader header, Module? original, Source source, Report report)
    {
        header.Integer("schema", 1, 1);
        var id = header.Slug("id");
        var module = new Module
        {
            Id = id,
            Title = header.Text("title", 120),
            Summary = header.Text("summary", 300),
            Lang = header.Word("lang", Vocabulary.Languages),
            Objectives = [.. header.Texts("objectives", 8, 300).Select(t => t.Text.Trim())],
            Version = original is null || header.Has("version") ? header.Version("version") : original.Version,
            Status = Status(header.Word("status", Vocabulary.Statuses, original is null ? "published" : "")) ?? original?.Status ?? ModuleStatus.Published,
            Audience = original is null || header.Has("audience") ? header.Words("audience", Vocabulary.Audiences) : original.Audience,
            Territory = original is null || header.Has("territory") ? header.Words("territory", Vocabulary.Territories, "all") : original.Territory,
            Theme = header.Word("theme", Vocabulary.Themes, original?.Theme),
            Duration = TimeSpan.FromMinutes(header.Integer("duration", 1, 240, (int?)original?.Duration.TotalMinutes)),
            Level = header.Integer("level", 1, 3, original?.Level ?? 1),
            Pass = header.Integer("pass", 1, 100, original?.Pass ?? 80),
            Attempts = header.Integer("attempts", 0, 20, original?.Attempts ?? 0),
            Cooldown = header.Has("cooldown") ? header.Duration("cooldown") : original?.Cooldown ?? TimeSpan.Zero,
            Badge = header.Slug("badge", original?.Badge ?? id),
            Sources = original is null || header.Has("sources") ? [.. header.Texts("sources", 40, 300).Select(t => t.Text.Trim())] : original.Sources,
            Reviewed = original is null || header.Has("reviewed") ? header.Date("reviewed") : original.Reviewed,
            Lessons = [],
            ContentHash = "",
        };
        header.Finish();
        return module;
    }

    private static ModuleStatus? Status(string word) => word switch
    {
        "draft" => ModuleStatus.Draft,
        "archived" => ModuleStatus.Archived,
        "published" => ModuleStatus.Published,
        _ => null,
    };
}
