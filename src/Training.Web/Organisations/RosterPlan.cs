// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Organisations;

namespace Training.Web.Organisations;

/// <summary>A membership as the file knows it, with its person.</summary>
internal sealed record RosterMember(Membership Membership, Person Person, bool HasAccount)
{
    public string NameKey { get; } = RosterEntry.KeyOf(Person.GivenName, Person.FamilyName);
}

/// <summary>What taking a roster in would do to one person.</summary>
/// <param name="Name">As the file or the site writes it.</param>
/// <param name="Establishment">Where.</param>
/// <param name="Day">The last day, for a departure.</param>
internal sealed record RosterChange(string Name, Guid Establishment, DateOnly? Day = null);

/// <summary>What taking a roster in would do; nothing of it is done while there is a problem.</summary>
internal sealed class RosterPlan
{
    private readonly ILookup<Guid, RosterMember> _byPerson;
    private readonly ILookup<string, RosterMember> _byName, _byNumber;
    private readonly HashSet<Guid> _named = [];
    private readonly DateOnly _today;

    public List<RosterProblem> Problems { get; } = [];
    public List<RosterChange> Added { get; } = [];
    public List<RosterChange> Changed { get; } = [];
    public List<RosterChange> Left { get; } = [];
    public int Unchanged { get; private set; }

    /// <summary>People and memberships to be written; changed ones are the members' own.</summary>
    public List<object> New { get; } = [];

    /// <summary>Works the plan out; the members are changed as it says, so they must be thrown away when it is only shown.</summary>
    /// <param name="reading">The file.</param>
    /// <param name="members">All members of the account's establishments, as they are now.</param>
    /// <param name="isWhole">Whoever works in an establishment that the file names, and is not in it, has left.</param>
    public RosterPlan(RosterReading reading, IReadOnlyCollection<RosterMember> members, bool isWhole, DateTimeOffset now, DateOnly today)
    {
        _today = today;
        _byPerson = members.ToLookup(m => m.Person.Id);
        _byName = members.ToLookup(m => m.NameKey);
        _byNumber = members.Where(m => m.Membership.StaffNumber.Length > 0).ToLookup(m => m.Membership.StaffNumber, StringComparer.OrdinalIgnoreCase);
        Problems.AddRange(reading.Problems);
        var made = new Dictionary<string, Guid>();
        foreach (var entry in reading.Entries) Place(entry, made, now);
        if (!isWhole || Problems.Count > 0) return;
        var houses = reading.Entries.Select(e => e.Establishment).ToHashSet();
        foreach (var member in members.Where(m => houses.Contains(m.Membership.EstablishmentId) && IsOpen(m.Membership) && !_named.Contains(m.Membership.Id)))
        {
            member.Membership.To = today;
            Left.Add(new RosterChange(member.Person.FullName, member.Membership.EstablishmentId, today));
        }
    }

    private bool IsOpen(Membership membership) => membership.To is null || membership.To > _today;

    private void Place(RosterEntry entry, Dictionary<string, Guid> made, DateTimeOffset now)
    {
        var people = Known(entry);
        if (people.Length > 1)
        {
            Problems.Add(new RosterProblem(entry.Line, RosterField.Number, RosterFault.Ambiguous, $"{entry.GivenName} {entry.FamilyName}"));
            return;
        }

        if (people.Length == 0) Add(entry, NewPerson(entry, made, now), hasAccount: false, now);
        else Update(entry, people[0], now);
    }

    /// <summary>Whom a line speaks of: the holder of its number, else who has the name, first in that establishment.</summary>
    private RosterMember[] Known(RosterEntry entry)
    {
        var found = entry.Number.Length > 0 ? _byNumber[entry.Number].ToArray() : [];
        if (found.Length == 0) found = [.. _byName[entry.NameKey].Where(m => entry.Number.Length == 0 || m.Membership.StaffNumber.Length == 0)];
        if (found.Any(m => m.Membership.EstablishmentId == entry.Establishment)) found = [.. found.Where(m => m.Membership.EstablishmentId == entry.Establishment)];
        return [.. found.DistinctBy(m => m.Person.Id)];
    }

    private Guid NewPerson(RosterEntry entry, Dictionary<string, Guid> made, DateTimeOffset now)
    {
        // One person on two lines works in two places.
        var key = entry.Number.Length > 0 ? $"#{entry.Number.ToUpperInvariant()}" : entry.NameKey;
        if (made.TryGetValue(key, out var known)) return known;
        var person = new Person { Id = Guid.CreateVersion7(now), GivenName = entry.GivenName, FamilyName = entry.FamilyName, JoinedAt = now };
        New.Add(person);
        return made[key] = person.Id;
    }

    private void Add(RosterEntry entry, Guid person, bool hasAccount, DateTimeOffset now)
    {
        // Days gone by are never opened to HR for somebody who may have learnt elsewhere then.
        var from = hasAccount && entry.From is { } said && said < _today ? _today : entry.From ?? _today;
        if (entry.To < from)
        {
            Problems.Add(new RosterProblem(entry.Line, RosterField.To, RosterFault.EndsBeforeStart, RosterFilter.Day(entry.To)));
            return;
        }

        New.Add(new Membership
        {
            Id = Guid.CreateVersion7(now), PersonId = person, EstablishmentId = entry.Establishment, From = from, To = entry.To, Service = entry.Service, StaffNumber = entry.Number,
        });
        Added.Add(new RosterChange($"{entry.GivenName} {entry.FamilyName}", entry.Establishment));
    }

    private void Update(RosterEntry entry, RosterMember known, DateTimeOffset now)
    {
        var here = _byPerson[known.Person.Id].Where(m => m.Membership.EstablishmentId == entry.Establishment).MaxBy(m => m.Membership.From);
        var isBack = here is not null && !IsOpen(here.Membership) && (entry.To is null || entry.To > _today);
        if (here is null || isBack)
        {
            Add(entry, known.Person.Id, known.HasAccount, now);
            return;
        }

        var membership = here.Membership;
        _named.Add(membership.Id);
        if (entry.To < membership.From)
        {
            Problems.Add(new RosterProblem(entry.Line, RosterField.To, RosterFault.EndsBeforeStart, RosterFilter.Day(entry.To)));
            return;
        }

        var (service, number) = (entry.Service.Length > 0 ? entry.Service : membership.Service, entry.Number.Length > 0 ? entry.Number : membership.StaffNumber);
        var hasLeft = entry.To is { } last && last != membership.To;
        // Who has an account writes their own name.
        var isRenamed = !here.HasAccount && (here.Person.GivenName, here.Person.FamilyName) != (entry.GivenName, entry.FamilyName);
        if (isRenamed) (here.Person.GivenName, here.Person.FamilyName) = (entry.GivenName, entry.FamilyName);
        if (hasLeft) Left.Add(new RosterChange(here.Person.FullName, entry.Establishment, entry.To));
        else if (isRenamed || (service, number) != (membership.Service, membership.StaffNumber)) Changed.Add(new RosterChange(here.Person.FullName, entry.Establishment));
        else Unchanged++;
        (membership.Service, membership.StaffNumber, membership.To) = (service, number, entry.To ?? membership.To);
    }
}
