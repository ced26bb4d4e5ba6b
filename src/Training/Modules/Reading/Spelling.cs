// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules.Reading;

/// <summary>Guesses what an author meant to type.</summary>
internal static class Spelling
{
    /// <summary>What opens an argument made by <see cref="Hint"/>.</summary>
    public const char Mark = '\u0002';

    /// <summary>The nearest of the known words; empty when none is near enough to be a slip.</summary>
    public static string Nearest(string typed, IEnumerable<string> known)
    {
        var word = typed.ToLowerInvariant();
        var best = known.Select(k => (Word: k, Distance: Distance(word, k))).OrderBy(k => k.Distance).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(1, Math.Max(word.Length, best.Word.Length) / 3) ? best.Word : "";
    }

    /// <summary>The argument from which a message makes « vouliez-vous dire … » or the list of what is allowed.</summary>
    public static string Hint(string typed, IReadOnlyCollection<string> known) => $"{Mark}{Nearest(typed, known)}|{string.Join(", ", known)}";

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment) from one word to the other.</summary>
    public static int Distance(string a, string b)
    {
        if (a.Length > 60 || b.Length > 60) return int.MaxValue;
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) d[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
