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
    private readonly Dictionary<Guid, Guid> _employers;
    private readonly ILookup<Guid, RosterMember> _byPerson;
    private readonly ILookup<(Guid Employer, string Key), RosterMember> _byName, _byNumber;
    private readonly Dictionary<(Guid Employer, string Number, string Name), Guid> _made = [];
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
    /// <param name="houses">The account's establishments.</param>
    /// <param name="members">All members of the account's establishments, as they are now.</param>
    /// <param name="isWhole">Whoever works in an establishment that the file names, and is not in it, has left.</param>
    public RosterPlan(RosterReading reading, IReadOnlyCollection<RosterHouse> houses, IReadOnlyCollection<RosterMember> members, bool isWhole, DateTimeOffset now, DateOnly today)
    {
        _today = today;
        _byPerson = members.ToLookup(m => m.Person.Id);
        _employers = houses.ToDictionary(h => h.Id, h => h.OrganisationId);
        _byName = members.ToLookup(m => (_employers[m.Membership.EstablishmentId], m.NameKey));
        _byNumber = members.Where(m => m.Membership.StaffNumber.Length > 0).ToLookup(m => (_employers[m.Membership.EstablishmentId], Upper(m.Membership.StaffNumber)));
        Problems.AddRange(reading.Problems);
        foreach (var entry in reading.Entries) Place(entry, now);
        if (!isWhole || Problems.Count > 0) return;
        var named = reading.Entries.Select(e => e.Establishment).ToHashSet();
        foreach (var member in members.Where(m => named.Contains(m.Membership.EstablishmentId) && IsOpen(m.Membership) && !_named.Contains(m.Membership.Id)))
        {
            member.Membership.To = today;
            Left.Add(new RosterChange(member.Person.FullName, member.Membership.EstablishmentId, today));
        }
    }

    private bool IsOpen(Membership membership) => membership.To is null || membership.To > _today;

    private void Place(RosterEntry entry, DateTimeOffset now)
    {
        var people = Known(entry, out var isElsewhere);
        if (isElsewhere) Problems.Add(new RosterProblem(entry.Line, RosterField.Number, RosterFault.NumberElsewhere, entry.Number));
        else if (people.Length > 1) Problems.Add(new RosterProblem(entry.Line, RosterField.Number, RosterFault.Ambiguous, $"{entry.GivenName} {entry.FamilyName}"));
        else if (people.Length == 0) Add(entry, NewPerson(entry, now), hasAccount: false, now);
        else Update(entry, people[0], now);
    }

    /// <summary>Whom a line speaks of, among the people of its employer only: the holder of its number, else who has the name, first in that establishment.</summary>
    /// <param name="isElsewhere">The number is that of another name in another establishment, so that nothing tells whom the line means.</param>
    private RosterMember[] Known(RosterEntry entry, out bool isElsewhere)
    {
        var (employer, number) = (_employers[entry.Establishment], Upper(entry.Number));
        var found = number.Length > 0 ? _byNumber[(employer, number)].ToArray() : [];
        if (found.Length > 0 && !found.Any(IsHere)) found = [.. found.Where(m => m.NameKey == entry.NameKey)];
        isElsewhere = number.Length > 0 && found.Length == 0 && _byNumber.Contains((employer, number));
        // A number that an earlier line gave to somebody is theirs already.
        if (found.Length == 0) found = [.. _byName[(employer, entry.NameKey)].Where(m => number.Length == 0 || m.Membership.StaffNumber.Length == 0 || Upper(m.Membership.StaffNumber) == number)];
        if (found.Any(IsHere)) found = [.. found.Where(IsHere)];
        return [.. found.DistinctBy(m => m.Person.Id)];

        bool IsHere(RosterMember member) => member.Membership.EstablishmentId == entry.Establishment;
    }

    private static string Upper(string number) => number.ToUpperInvariant();

    private Guid NewPerson(RosterEntry entry, DateTimeOffset now)
    {
        // One person on two lines works in two places of one employer; what another employer calls the same is somebody else.
        var key = (_employers[entry.Establishment], Upper(entry.Number), entry.NameKey);
        if (_made.TryGetValue(key, out var known)) return known;
        var person = new Person { Id = Guid.CreateVersion7(now), GivenName = entry.GivenName, FamilyName = entry.FamilyName, JoinedAt = now };
        New.Add(person);
        return _made[key] = person.Id;
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
