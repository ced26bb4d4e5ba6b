// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Training.Modules;

/// <summary>
/// One question in all its languages with its key, as attempts and battles freeze it: kept under its hash, it is shown and graded
/// as drawn whatever becomes of the file. Two readings of the same words give the same bytes.
/// </summary>
public sealed class QuestionText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        AllowOutOfOrderMetadataProperties = true,
    };

    private QuestionText(string json, ImmutableSortedDictionary<string, Question> languages)
    {
        Json = json;
        Languages = languages;
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
    }

    /// <summary>What is kept.</summary>
    public string Json { get; }

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, 64 hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>The question by language; one or more.</summary>
    public ImmutableSortedDictionary<string, Question> Languages { get; }

    /// <summary>The question in a language; in French, else in the first there is, when it was not written in that one.</summary>
    public Question In(string lang) => Languages[LangFor(lang)];

    /// <summary>The language that <see cref="In"/> gives when it is asked for one.</summary>
    public string LangFor(string lang) => Languages.ContainsKey(lang) ? lang : Languages.ContainsKey("fr") ? "fr" : Languages.Keys.First();

    /// <summary>Freezes a question of a module in all languages of the module.</summary>
    /// <exception cref="ArgumentException">The module has no question of that id.</exception>
    public static QuestionText Of(Module module, string questionId)
    {
        var languages = module.Translations.Values.Prepend(module)
            .Select(m => (m.Lang, Question: m.Find(questionId)))
            .Where(t => t.Question is not null)
            .ToDictionary(t => t.Lang, t => t.Question!);
        return languages.Count > 0 ? Of(languages) : throw new ArgumentException($"No question {questionId} in {module.Id}.", nameof(questionId));
    }

    /// <summary>Freezes a question given in one or more languages. Its line in the file is left out: moving a question changes nothing of it.</summary>
    /// <exception cref="ArgumentException">There is no language.</exception>
    public static QuestionText Of(IEnumerable<KeyValuePair<string, Question>> languages)
    {
        var sorted = languages.ToImmutableSortedDictionary(l => l.Key, l => l.Value with { Line = 0 }, StringComparer.Ordinal);
        if (sorted.IsEmpty) throw new ArgumentException("A question needs a language.", nameof(languages));
        return new QuestionText(JsonSerializer.Serialize(sorted, Options), sorted);
    }

    /// <summary>Takes up again what was kept; the bytes, hence the hash, stay as they were.</summary>
    /// <exception cref="JsonException">The text was not written by this class.</exception>
    public static QuestionText Parse(string json)
    {
        var languages = JsonSerializer.Deserialize<Dictionary<string, Question>>(json, Options);
        return languages is { Count: > 0 }
            ? new QuestionText(json, languages.ToImmutableSortedDictionary(StringComparer.Ordinal))
            : throw new JsonException("A question needs a language.");
    }
}
