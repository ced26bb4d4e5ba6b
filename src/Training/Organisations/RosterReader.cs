// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Modules.Reading;

namespace Training.Organisations;

/// <summary>A line of a roster file, cut into cells.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Cells">As they stand in the file, without their quotation marks.</param>
/// <param name="HasOpenQuote">A quotation mark opens and nothing closes it before the line's end.</param>
public sealed record RosterLineText(int Line, ImmutableArray<string> Cells, bool HasOpenQuote = false);

/// <summary>What a roster file says: people when nothing is wrong, and every problem otherwise.</summary>
/// <param name="Entries">People, in the order of the file; those of faulty lines are left out.</param>
/// <param name="Problems">In the order of the file.</param>
/// <param name="HasEnds">Whether it has a column for last days: an empty cell then says that nothing ends.</param>
public sealed record RosterReading(ImmutableArray<RosterEntry> Entries, ImmutableArray<RosterProblem> Problems, bool HasEnds = false);

/// <summary>Reads the lines of a roster file against the establishments of an account.</summary>
public sealed class RosterReader
{
    /// <summary>Longest first or family name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Longest service, in characters.</summary>
    public const int LongestService = 80;

    /// <summary>Longest staff number, in characters.</summary>
    public const int LongestNumber = 40;

    private static readonly string[] DayFormats = ["d/M/yyyy", "yyyy-MM-dd", "d-M-yyyy", "d.M.yyyy"];

    // As French, English and Dutch payroll tools write them.
    private static readonly Dictionary<string, RosterField> Headers = new(
        from field in new (RosterField Field, string[] Words)[]
        {
            (RosterField.FamilyName, ["nom", "nom de famille", "family name", "last name", "surname", "achternaam"]),
            (RosterField.GivenName, ["prénom", "first name", "given name", "voornaam"]),
            (RosterField.Establishment, ["établissement", "workplace", "establishment", "vestiging"]),
            (RosterField.Organisation, ["organisation", "organization", "employer", "organisatie", "werkgever"]),
            (RosterField.Service, ["service", "department", "dienst"]),
            (RosterField.Number, ["matricule", "staff number", "personeelsnummer"]),
            (RosterField.From, ["entrée", "date d’entrée", "start", "start date", "in dienst"]),
            (RosterField.To, ["sortie", "date de sortie", "end", "end date", "uit dienst"]),
        }
        from word in field.Words
        select KeyValuePair.Create(Folding.Fold(word), field.Field));

    private readonly ImmutableArray<RosterEntry>.Builder _entries = ImmutableArray.CreateBuilder<RosterEntry>();
    private readonly ImmutableArray<RosterProblem>.Builder _problems = ImmutableArray.CreateBuilder<RosterProblem>();
    private readonly ILookup<string, RosterHouse> _establishments;
    private readonly Guid? _only;
    private readonly bool _hasSeveralOrganisations;
    private readonly Dictionary<RosterField, int> _columns = [];
    private readonly Dictionary<string, int> _seen = [];
    private int _width;

    private RosterReader(IReadOnlyCollection<RosterHouse> establishments)
    {
        _establishments = establishments.ToLookup(e => Folding.Fold(e.Name));
        _hasSeveralOrganisations = establishments.Select(e => e.OrganisationId).Distinct().Skip(1).Any();
        _only = establishments.Count == 1 ? establishments.First().Id : null;
    }

    /// <summary>Reads a whole file as it came.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="establishments">Where the account may place people.</param>
    /// <param name="mostLines">People at most, 1 or more.</param>
    public static RosterReading Read(byte[] file, IReadOnlyCollection<RosterHouse> establishments, int mostLines) => RosterText.Decode(file) is { } text
        ? Read(RosterText.Lines(text), establishments, mostLines)
        : new RosterReading([], [new RosterProblem(0, null, RosterFault.Unreadable)]);

    /// <summary>Reads a whole file.</summary>
    /// <param name="lines">Its lines in order, blank ones left out; the first names the columns.</param>
    /// <param name="establishments">Where the account may place people.</param>
    /// <param name="mostLines">People at most, 1 or more.</param>
    public static RosterReading Read(IReadOnlyList<RosterLineText> lines, IReadOnlyCollection<RosterHouse> establishments, int mostLines)
    {
        if (lines.Count < 2) return new RosterReading([], [new RosterProblem(0, null, RosterFault.Empty)]);
        if (lines.Count - 1 > mostLines)
            return new RosterReading([], [new RosterProblem(0, null, RosterFault.TooManyLines, mostLines.ToString(CultureInfo.InvariantCulture))]);
        var reader = new RosterReader(establishments);
        if (!reader.ReadHeader(lines[0])) return new RosterReading([], reader._problems.ToImmutable());
        foreach (var line in lines.Skip(1)) reader.ReadLine(line);
        return new RosterReading(reader._entries.ToImmutable(), reader._problems.ToImmutable(), reader._columns.ContainsKey(RosterField.To));
    }

    private bool ReadHeader(RosterLineText line)
    {
        for (var i = 0; i < line.Cells.Length; i++)
        {
            // A column that means nothing to us is passed over: files of payroll tools have many.
            if (!Headers.TryGetValue(Folding.Fold(line.Cells[i]), out var field)) continue;
            if (!_columns.TryAdd(field, i)) _problems.Add(new RosterProblem(line.Line, field, RosterFault.ColumnTwice, line.Cells[i]));
        }

        RosterField[] needed = _only is null ? [RosterField.FamilyName, RosterField.GivenName, RosterField.Establishment] : [RosterField.FamilyName, RosterField.GivenName];
        foreach (var field in needed.Where(f => !_columns.ContainsKey(f))) _problems.Add(new RosterProblem(line.Line, field, RosterFault.ColumnMissing));
        _width = line.Cells.Length;
        return _problems.Count == 0;
    }

    private void ReadLine(RosterLineText line)
    {
        var before = _problems.Count;
        if (line.HasOpenQuote)
        {
            _problems.Add(new RosterProblem(line.Line, null, RosterFault.QuoteOpen, Short(line.Cells[^1])));
            return;
        }

        if (line.Cells.Skip(_width).Any(c => c.Trim().Length > 0)) _problems.Add(new RosterProblem(line.Line, null, RosterFault.TooManyCells));
        var (family, given) = (Text(line, RosterField.FamilyName, LongestName, isNeeded: true), Text(line, RosterField.GivenName, LongestName, isNeeded: true));
        var (service, number) = (Text(line, RosterField.Service, LongestService), Text(line, RosterField.Number, LongestNumber));
        var establishment = Establishment(line);
        var (from, to) = (Day(line, RosterField.From), Day(line, RosterField.To));
        if (from > to) _problems.Add(new RosterProblem(line.Line, RosterField.To, RosterFault.EndsBeforeStart, Cell(line, RosterField.To)));
        if (_problems.Count > before) return;

        var entry = new RosterEntry(line.Line, given, family, establishment, service, number, from, to);
        var key = $"{establishment}|{(number.Length > 0 ? Folding.Fold(number) : entry.NameKey)}";
        if (_seen.TryAdd(key, line.Line)) _entries.Add(entry);
        else _problems.Add(new RosterProblem(line.Line, null, RosterFault.Twice, _seen[key].ToString(CultureInfo.InvariantCulture)));
    }

    private static string Short(string text) => text.Length <= 30 ? text : $"{text[..29]}…";

    private string Cell(RosterLineText line, RosterField field) =>
        _columns.TryGetValue(field, out var at) && at < line.Cells.Length ? string.Join(' ', line.Cells[at].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";

    private string Text(RosterLineText line, RosterField field, int longest, bool isNeeded = false)
    {
        var text = Cell(line, field);
        if (isNeeded && text.Length == 0) _problems.Add(new RosterProblem(line.Line, field, RosterFault.Missing));
        if (text.Length > longest) _problems.Add(new RosterProblem(line.Line, field, RosterFault.TooLong, longest.ToString(CultureInfo.InvariantCulture)));
        return text;
    }

    private Guid Establishment(RosterLineText line)
    {
        var (name, organisation) = (Cell(line, RosterField.Establishment), Cell(line, RosterField.Organisation));
        if (name.Length == 0 && _only is { } only) return only;
        var found = _establishments[Folding.Fold(name)].ToArray();
        // Who has one organisation only may write its name as they like.
        var said = _hasSeveralOrganisations && organisation.Length > 0 ? Folding.Fold(organisation) : null;
        if (said is not null) found = [.. found.Where(e => Folding.Fold(e.Organisation) == said)];
        if (found.Length == 1) return found[0].Id;
        if (name.Length == 0) _problems.Add(new RosterProblem(line.Line, RosterField.Establishment, RosterFault.Missing));
        else if (found.Length > 1) _problems.Add(new RosterProblem(line.Line, RosterField.Establishment, RosterFault.EstablishmentAmbiguous, Short(name)));
        else _problems.Add(new RosterProblem(line.Line, RosterField.Establishment, RosterFault.EstablishmentUnknown, said is null ? Short(name) : $"{Short(name)} ({Short(organisation)})"));
        return Guid.Empty;
    }

    private DateOnly? Day(RosterLineText line, RosterField field)
    {
        var text = Cell(line, field);
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        _problems.Add(new RosterProblem(line.Line, field, RosterFault.DayUnreadable, Short(text)));
        return null;
    }
}
