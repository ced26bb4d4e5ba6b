// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Training.Modules;
using Training.Web.Persistence;

namespace Training.Web.Attempts;

/// <summary>Freezes questions under the hash of their content, and gives them back as they were. Attempts and battles draw from here.</summary>
internal sealed class QuestionTexts
{
    // Texts never change under their hash; a region's whole bank is a few megabytes.
    private readonly ConcurrentDictionary<string, QuestionText> _known = new();

    /// <summary>Adds the rows that are missing to the context; the caller saves them with what refers to them.</summary>
    public static async Task<IReadOnlyList<QuestionText>> FreezeAsync(TrainingDb db, Module module, IReadOnlyList<string> questionIds)
    {
        var texts = questionIds.Select(id => QuestionText.Of(module, id)).ToArray();
        var hashes = texts.Select(t => t.Hash).ToArray();
        var stored = await db.Set<QuestionTextRow>().Where(r => hashes.Contains(r.Hash)).Select(r => r.Hash).ToHashSetAsync();
        foreach (var (text, id) in texts.Zip(questionIds))
            if (stored.Add(text.Hash))
                db.Add(new QuestionTextRow { Hash = text.Hash, ModuleId = module.Id, QuestionId = id, Json = text.Json });
        return texts;
    }

    /// <summary>The texts of these hashes.</summary>
    public async Task<IReadOnlyDictionary<string, QuestionText>> LoadAsync(TrainingDb db, IReadOnlyCollection<string> hashes)
    {
        var missing = hashes.Where(h => !_known.ContainsKey(h)).ToArray();
        if (missing.Length > 0)
            await foreach (var row in db.Set<QuestionTextRow>().AsNoTracking().Where(r => missing.Contains(r.Hash)).AsAsyncEnumerable())
                _known[row.Hash] = QuestionText.Parse(row.Json);
        return hashes.Distinct().ToDictionary(h => h, h => _known[h]);
    }
}
