// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Privacy;

/// <summary>
/// All that is kept of a person, for that person: one JSON file, one CSV file a table, and the files themselves, in a ZIP. The columns are those of
/// the database; only what opens the account (the hash of the password, stamps, tokens) is left out.
/// </summary>
internal sealed class PersonalExport(
    PersonalData data, IDbContextFactory<TrainingDb> databases, IStringLocalizer<PrivacyWords> words, TimeProvider clock)
{
    /// <summary>The word of the audit log.</summary>
    public const string Action = "export.taken";

    private static readonly string[] Secret = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Value", "Data", "CredentialId"];

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private sealed record Part(string Name, string[] Columns, List<object?[]> Rows);

    public async Task<byte[]> WriteAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        db.Add(new AuditRow { At = now, PersonId = person, Action = Action, Subject = person.ToString("N") });
        await db.SaveChangesAsync();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var parts = new List<Part>();
            foreach (var table in data.Tables.OrderBy(t => t.Name, StringComparer.Ordinal)) parts.Add(await ReadAsync(db, table, person, zip));
            Write(zip, $"{words["file-data"]}.json", JsonSerializer.SerializeToUtf8Bytes(Document(now, person, parts), Json));
            foreach (var part in parts.Where(p => p.Rows.Count > 0)) Write(zip, $"csv/{part.Name}.csv", Table(part));
            Write(zip, $"{words["file-readme"]}.txt", Encoding.UTF8.GetBytes(ReadMe(now, parts)));
        }

        return bytes.ToArray();
    }

    private static async Task<Part> ReadAsync(TrainingDb db, PersonalTable table, Guid person, ZipArchive zip)
    {
        var shape = db.Model.FindEntityType(table.Row)!;
        var kept = shape.GetProperties().Where(p => !Secret.Contains(p.Name)).ToArray();
        var (columns, files) = (kept.Where(p => p.ClrType != typeof(byte[])).ToArray(), kept.Where(p => p.ClrType == typeof(byte[])).ToArray());
        var rows = new List<object?[]>();
        foreach (var row in await table.Of(db, person).AsNoTracking().ToListAsync())
        {
            var entry = db.Entry(row);
            rows.Add([.. columns.Select(c => entry.Property(c.Name).CurrentValue)]);
            foreach (var file in files)
                if (entry.Property(file.Name).CurrentValue is byte[] content) Write(zip, $"{table.Name}/{Key(entry)}.{file.Name.ToLowerInvariant()}", content);
        }

        return new Part(table.Name, [.. columns.Select(c => c.GetColumnName())], rows);
    }

    private static string Key(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) =>
        string.Join('-', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Convert.ToString(entry.Property(p.Name).CurrentValue, CultureInfo.InvariantCulture)));

    private static Dictionary<string, object> Document(DateTimeOffset now, Guid person, List<Part> parts) => new()
    {
        ["exported_at"] = now.ToString("O", CultureInfo.InvariantCulture),
        ["person"] = person,
        ["tables"] = parts.ToDictionary(p => p.Name, p => p.Rows.Select(row => p.Columns.Zip(row).ToDictionary(c => c.First, c => Plain(c.Second))).ToArray()),
    };

    private static byte[] Table(Part part)
    {
        var text = new StringBuilder().AppendLine(Csv.Line(part.Columns));
        foreach (var row in part.Rows) text.AppendLine(Csv.Line(row.Select(value => Convert.ToString(Plain(value), CultureInfo.InvariantCulture) ?? "")));
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private string ReadMe(DateTimeOffset now, List<Part> parts)
    {
        var text = new StringBuilder(words["readme-lead", Words.Day(ParisTime.DayOf(now))]).AppendLine().AppendLine();
        foreach (var part in parts) text.AppendLine(CultureInfo.InvariantCulture, $"{part.Name} ({part.Rows.Count})\t{words[$"table-{part.Name}"].Value}");
        return text.ToString();
    }

    /// <summary>Instants and days as ISO 8601, words as words.</summary>
    private static object? Plain(object? value) => value switch
    {
        DateTimeOffset at => at.ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        Enum word => word.ToString(),
        _ => value,
    };

    private static void Write(ZipArchive zip, string name, byte[] content)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        entry.Write(content);
    }
}
