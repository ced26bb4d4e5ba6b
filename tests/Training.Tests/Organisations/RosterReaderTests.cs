// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Training.Organisations;

namespace Training.Tests.Organisations;

/// <summary>Roster files as they come: what is read, and what each fault is called.</summary>
public sealed class RosterReaderTests
{
    private static readonly Guid Group = Guid.NewGuid();

    private static readonly RosterHouse[] Houses =
        [new(Guid.NewGuid(), "Hôtel de la Gaillette", Group, "Groupe Gaillette"), new(Guid.NewGuid(), "Estaminet de la Berline", Group, "Groupe Gaillette")];

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static RosterReading Read(string text, int most = 50_000) => RosterReader.Read(RosterText.Lines(text), Houses, most);

    private static RosterProblem Problem(string text) => Assert.Single(Read(text).Problems);

    [Fact]
    public void A_plain_file_gives_its_people()
    {
        var reading = Read("Nom;Prénom;Établissement;Service;Matricule;Entrée;Sortie\r\nDelattre;Zoé;hotel de la gaillette;Réception;A12;1/5/2025;2025-09-30\r\n\r\nNowak;Łukasz;ESTAMINET DE LA BERLINE;;;;");
        Assert.Empty(reading.Problems);
        Assert.Equal(new RosterEntry(2, "Zoé", "Delattre", Houses[0].Id, "Réception", "A12", new DateOnly(2025, 5, 1), new DateOnly(2025, 9, 30)), reading.Entries[0]);
        Assert.Equal((4, Houses[1].Id, ""), (reading.Entries[1].Line, reading.Entries[1].Establishment, reading.Entries[1].Service));
    }

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Each_separator_is_found_and_quotes_may_hold_it(char separator)
    {
        var reading = Read($"nom{separator}prénom{separator}établissement{separator}service\n\"O’Brien\"{separator}Léa{separator}Estaminet de la Berline{separator}\"Salle{separator} \"\"terrasse\"\"\"");
        Assert.Empty(reading.Problems);
        Assert.Equal($"Salle{separator} \"terrasse\"".Replace('\t', ' ').Replace("  ", " ", StringComparison.Ordinal), reading.Entries[0].Service);
    }

    [Fact]
    public void Each_encoding_gives_the_same_letters()
    {
        const string text = "nom;prénom;établissement\nBœuf;Zoé;Hôtel de la Gaillette\n";
        byte[][] files = [Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], Western.GetBytes(text), [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]];
        Assert.All(files, file => Assert.Equal("Bœuf", Assert.Single(RosterReader.Read(file, Houses, 10).Entries).FamilyName));
    }

    [Fact]
    public void A_file_that_breaks_the_encoding_of_its_own_mark_is_refused_and_loses_no_letter()
    {
        const string text = "nom;prénom;établissement\nBœuf;Zoé;Hôtel de la Gaillette\n";
        byte[][] files =
        [
            [.. Encoding.UTF8.Preamble, .. Western.GetBytes(text)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text), 0x41],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text), 0xD8, 0x00, 0x00, 0x41],
        ];
        Assert.All(files, file => Assert.Equal(new RosterProblem(0, null, RosterFault.Unreadable), Assert.Single(RosterReader.Read(file, Houses, 10).Problems)));
    }

    [Theory]
    [InlineData("nom;prénom;établissement\n;Zoé;Hôtel de la Gaillette", 2, RosterField.FamilyName, RosterFault.Missing)]
    [InlineData("nom;prénom;établissement\nDelattre;Zoé;", 2, RosterField.Establishment, RosterFault.Missing)]
    [InlineData("nom;prénom;établissement\nDelattre;Zoé;Hôtel du Nord", 2, RosterField.Establishment, RosterFault.EstablishmentUnknown)]
    [InlineData("nom;prénom;établissement;entrée\nDelattre;Zoé;Hôtel de la Gaillette;31/02/2025", 2, RosterField.From, RosterFault.DayUnreadable)]
    [InlineData("nom;prénom;établissement;entrée;sortie\nDelattre;Zoé;Hôtel de la Gaillette;2/5/2025;1/5/2025", 2, RosterField.To, RosterFault.EndsBeforeStart)]
    [InlineData("nom;prénom;établissement\nA;B;Hôtel de la Gaillette\n\nDelattre;\"Zoé;Hôtel de la Gaillette\nC;D;Hôtel de la Gaillette", 4, null, RosterFault.QuoteOpen)]
    [InlineData("nom;prénom;établissement\nDelattre;Zoé;Hôtel de la Gaillette;de trop", 2, null, RosterFault.TooManyCells)]
    [InlineData("nom;prénom;établissement\nDelattre;Zoé;Hôtel de la Gaillette\ndelattre;ZOE;hotel de la gaillette", 3, null, RosterFault.Twice)]
    [InlineData("nom;établissement\nDelattre;Hôtel de la Gaillette", 1, RosterField.GivenName, RosterFault.ColumnMissing)]
    [InlineData("nom;prénom;établissement;surname\nDelattre;Zoé;Hôtel de la Gaillette;x", 1, RosterField.FamilyName, RosterFault.ColumnTwice)]
    [InlineData("nom;prénom;établissement", 0, null, RosterFault.Empty)]
    public void Each_fault_is_named_with_its_line_and_column(string text, int line, RosterField? column, RosterFault fault)
    {
        var problem = Problem(text);
        Assert.Equal((line, column, fault), (problem.Line, problem.Column, problem.Fault));
    }

    [Fact]
    public void Too_many_lines_and_too_long_names_are_refused()
    {
        Assert.Equal(RosterFault.TooManyLines, Assert.Single(Read(File(new Random(1), 3, ';', out _), most: 2).Problems).Fault);
        Assert.Equal(RosterFault.TooLong, Problem($"nom;prénom;établissement\n{new string('x', 61)};Zoé;Hôtel de la Gaillette").Fault);
    }

    [Fact]
    public void Who_has_one_establishment_need_not_name_it()
    {
        var reading = RosterReader.Read(RosterText.Lines("nom;prénom\nDelattre;Zoé"), Houses[..1], 10);
        Assert.Equal(Houses[0].Id, Assert.Single(reading.Entries).Establishment);
    }

    [Fact]
    public void Two_establishments_of_one_name_are_told_apart_by_their_organisation_and_never_called_unknown()
    {
        var other = new RosterHouse(Guid.NewGuid(), "Hôtel de la Gaillette", Guid.NewGuid(), "Coopérative du Carreau");
        var twin = new RosterHouse(Guid.NewGuid(), "Estaminet de la Berline", Group, "Groupe Gaillette");
        RosterReading Of(string text) => RosterReader.Read(RosterText.Lines(text), [.. Houses, other, twin], 10);

        var problem = Assert.Single(Of("nom;prénom;établissement\nDelattre;Zoé;Hôtel de la Gaillette").Problems);
        Assert.Equal((2, RosterField.Establishment, RosterFault.EstablishmentAmbiguous, "Hôtel de la Gaillette"), (problem.Line, problem.Column, problem.Fault, problem.Value));
        var read = Of("nom;prénom;établissement;organisation\nDelattre;Zoé;Hôtel de la Gaillette;cooperative du carreau\nNowak;Łukasz;Hôtel de la Gaillette;Groupe Gaillette");
        Assert.Equal([other.Id, Houses[0].Id], read.Entries.Select(e => e.Establishment));
        // Nothing tells two of one name within one organisation apart; a name that another organisation has is unknown there.
        Assert.Equal(RosterFault.EstablishmentAmbiguous, Assert.Single(Of("nom;prénom;établissement;organisation\nA;B;Estaminet de la Berline;Groupe Gaillette").Problems).Fault);
        problem = Assert.Single(Of("nom;prénom;établissement;organisation\nA;B;Estaminet de la Berline;Coopérative du Carreau").Problems);
        Assert.Equal((RosterFault.EstablishmentUnknown, "Estaminet de la Berline (Coopérative du Carreau)"), (problem.Fault, problem.Value));
    }

    [Fact]
    public void Who_has_one_organisation_may_call_it_anything() =>
        Assert.Empty(Read("nom;prénom;établissement;organisation\nDelattre;Zoé;Hôtel de la Gaillette;SAS Gaillette").Problems);

    [Fact]
    public void Fifty_thousand_lines_are_read_whole()
    {
        var reading = Read(File(new Random(7), 50_000, ';', out var names));
        Assert.Empty(reading.Problems);
        Assert.Equal(names, reading.Entries.Select(e => e.FamilyName));
    }

    [Fact]
    public void Drawn_files_come_back_as_they_were_written_in_any_encoding()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var luck = new Random(seed);
            var text = File(luck, luck.Next(1, 40), ";,\t"[luck.Next(3)], out var names);
            var bytes = luck.Next(3) switch { 0 => Encoding.UTF8.GetBytes(text), 1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], _ => Western.GetBytes(text) };
            var reading = RosterReader.Read(bytes, Houses, 50_000);
            Assert.True(reading.Problems.IsEmpty && names.SequenceEqual(reading.Entries.Select(e => e.FamilyName)), $"seed {seed}");
        }
    }

    [Fact]
    public void Broken_files_give_problems_with_real_lines_and_never_a_crash()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var luck = new Random(seed);
            var bytes = Encoding.UTF8.GetBytes(File(luck, luck.Next(1, 20), ';', out _));
            for (var i = luck.Next(1, 12); i > 0; i--) bytes[luck.Next(bytes.Length)] = luck.Next(4) switch { 0 => (byte)'"', 1 => (byte)'\n', 2 => (byte)';', _ => (byte)luck.Next(256) };
            var text = RosterText.Decode(bytes[..luck.Next(bytes.Length + 1)])!;
            var lines = RosterText.Lines(text);
            var reading = RosterReader.Read(lines, Houses, 50_000);
            var last = text.AsSpan().EnumerateLines();
            var count = 0;
            foreach (var _ in last) count++;
            Assert.True(reading.Problems.All(p => p.Line >= 0 && p.Line <= count), $"seed {seed}");
            var faulty = reading.Problems.Select(p => p.Line).Distinct().Count(l => l > 0);
            Assert.True(reading.Entries.Length == 0 || reading.Entries.Length + faulty == lines.Length - 1, $"seed {seed}: a line is neither a person nor a problem");
        }
    }

    private static string File(Random luck, int people, char separator, out List<string> names)
    {
        names = [];
        var text = new StringBuilder($"nom{separator}prénom{separator}établissement{separator}matricule{(luck.Next(2) == 0 ? "\r\n" : "\n")}");
        var end = luck.Next(2) == 0 ? "\r\n" : "\n";
        for (var i = 0; i < people; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{"Éœçà\"; ,-"[luck.Next(9)]}nom{i}").Trim();
            names.Add(name);
            text.Append('"').Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').Append(separator).Append("Zoé").Append(separator)
                .Append(Houses[luck.Next(2)].Name).Append(separator).Append(i).Append(end);
        }

        return text.ToString();
    }
}
