// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
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
    private readonly Dictionary<(Guid Employer, string Key), int> _unwritten;
    private readonly Dictionary<(Guid Employer, string Number, string Name), Guid> _made = [];

    /// <summary>Memberships that the file names, each with its line.</summary>
    private readonly Dictionary<Guid, int> _named = [];
    private readonly bool _hasEnds;
    private readonly DateOnly _today;

    public List<RosterProblem> Problems { get; } = [];
    public List<RosterChange> Added { get; } = [];
    public List<RosterChange> Changed { get; } = [];
    public List<RosterChange> Left { get; } = [];

    /// <summary>Days of the file that are not taken over: those of people with an account, of whom no day gone by is opened to HR or closed.</summary>
    public List<RosterChange> Kept { get; } = [];
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
        (_today, _hasEnds) = (today, reading.HasEnds);
        _byPerson = members.ToLookup(m => m.Person.Id);
        _employers = houses.ToDictionary(h => h.Id, h => h.OrganisationId);
        _byName = members.ToLookup(m => (_employers[m.Membership.EstablishmentId], m.NameKey));
        _byNumber = members.Where(m => m.Membership.StaffNumber.Length > 0).ToLookup(m => (_employers[m.Membership.EstablishmentId], Upper(m.Membership.StaffNumber)));
        Problems.AddRange(reading.Problems);
        // Lines of one name whose numbers nobody of that name bears yet.
        _unwritten = reading.Entries.Where(e => e.Number.Length > 0 && !_byNumber[(_employers[e.Establishment], Upper(e.Number))].Any(m => m.NameKey == e.NameKey))
            .GroupBy(e => (_employers[e.Establishment], e.NameKey)).ToDictionary(g => g.Key, g => g.Select(e => Upper(e.Number)).Distinct().Count());
        foreach (var entry in reading.Entries) Place(entry, now);
        if (!isWhole || Problems.Count > 0) return;
        var named = reading.Entries.Select(e => e.Establishment).ToHashSet();
        foreach (var member in members.Where(m => named.Contains(m.Membership.EstablishmentId) && IsOpen(m.Membership) && !_named.ContainsKey(m.Membership.Id)))
        {
            member.Membership.To = today;
            Left.Add(new RosterChange(member.Person.FullName, member.Membership.EstablishmentId, today));
        }
    }

    private bool IsOpen(Membership membership) => membership.To is null || membership.To > _today;

    private void Place(RosterEntry entry, DateTimeOffset now)
    {
        var people = Known(entry, out var fault);
        if (fault is not null) Problems.Add(fault);
        else if (people.Length > 1) Problems.Add(new RosterProblem(entry.Line, RosterField.Number, entry.Number.Length > 0 ? RosterFault.NumberUnwritten : RosterFault.Ambiguous, entry.FullName));
        else if (people is [var only] && IsAnybody(entry, only)) Problems.Add(new RosterProblem(entry.Line, RosterField.Number, RosterFault.NumberUnwritten, entry.FullName));
        else if (people.Length == 0) Add(entry, NewPerson(entry, now), hasAccount: false, after: null, now);
        else Update(entry, people[0], now);
    }

    /// <summary>Whom a line speaks of, among the people of its employer only: the holder of its number, else who has the name, first in that establishment.</summary>
    /// <param name="fault">The number is somebody's of another name, so that nothing tells whom the line means.</param>
    private RosterMember[] Known(RosterEntry entry, out RosterProblem? fault)
    {
        var (employer, number) = (_employers[entry.Establishment], Upper(entry.Number));
        fault = null;
        var found = number.Length > 0 ? Holders(entry, _byNumber[(employer, number)], out fault) : [];
        if (fault is not null) return [];
        // A number that an earlier line gave to somebody is theirs already.
        if (found.Length == 0) found = [.. _byName[(employer, entry.NameKey)].Where(m => number.Length == 0 || NumberOf(m) is var borne && (borne.Length == 0 || borne == number))];
        if (found.Any(m => IsAt(m, entry))) found = [.. found.Where(m => IsAt(m, entry))];
        return [.. found.DistinctBy(m => m.Person.Id)];
    }

    /// <summary>The number of their latest stay in that establishment: an earlier one may have none, or one that they gave back.</summary>
    private string NumberOf(RosterMember member) =>
        Upper(_byPerson[member.Person.Id].Where(m => m.Membership.EstablishmentId == member.Membership.EstablishmentId).MaxBy(m => m.Membership.From)!.Membership.StaffNumber);

    /// <summary>Several lines of the file could be the one person of that name, who has an account and no number: it is not the first line's for that.</summary>
    private bool IsAnybody(RosterEntry entry, RosterMember known) =>
        known.HasAccount && NumberOf(known).Length == 0 && entry.Number.Length > 0 && _unwritten.GetValueOrDefault((_employers[entry.Establishment], entry.NameKey)) > 1;

    /// <summary>Whom the line means among those who bear its number. Who left gives it back: it means them only under their own name.</summary>
    private RosterMember[] Holders(RosterEntry entry, IEnumerable<RosterMember> bearers, out RosterProblem? fault)
    {
        fault = null;
        var all = bearers.ToArray();
        var named = all.Where(m => m.NameKey == entry.NameKey).ToArray();
        if (named.Any(m => IsAt(m, entry))) return named;
        if (all.Where(m => IsAt(m, entry) && IsOpen(m.Membership)).ToArray() is { Length: > 0 } here)
        {
            // A list may correct the name of who has not come yet; who has an account married, or is somebody else.
            if (here.All(m => !m.HasAccount || entry.SharesAName(m.NameKey))) return here;
            fault = new RosterProblem(entry.Line, RosterField.Number, RosterFault.NumberTaken, here[0].Person.FullName);
        }
        else if (named.Length == 0 && all.Any(m => !IsAt(m, entry)))
        {
            fault = new RosterProblem(entry.Line, RosterField.Number, RosterFault.NumberElsewhere, entry.Number);
        }

        return named;
    }

    private static bool IsAt(RosterMember member, RosterEntry entry) => member.Membership.EstablishmentId == entry.Establishment;

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

    /// <param name="after">The last day of an earlier stay there: a payroll keeps its first day for ever.</param>
    private void Add(RosterEntry entry, Guid person, bool hasAccount, DateOnly? after, DateTimeOffset now)
    {
        // Days gone by are never opened to HR for somebody who may have learnt elsewhere then.
        var from = entry.From is not { } said || said <= after || (hasAccount && said < _today) ? _today : said;
        if (IsBackwards(entry, from, entry.To)) return;
        New.Add(new Membership
        {
            Id = Guid.CreateVersion7(now), PersonId = person, EstablishmentId = entry.Establishment, From = from, To = entry.To, Service = entry.Service, StaffNumber = entry.Number,
        });
        Added.Add(new RosterChange(entry.FullName, entry.Establishment));
    }

    private void Update(RosterEntry entry, RosterMember known, DateTimeOffset now)
    {
        var stays = _byPerson[known.Person.Id].Where(m => m.Membership.EstablishmentId == entry.Establishment).OrderBy(m => m.Membership.From).ToArray();
        if (stays is [] || (stays[^1].Membership.To < _today && (entry.To is null || entry.To > _today)))
        {
            Add(entry, known.Person.Id, known.HasAccount, stays.Max(m => m.Membership.To), now);
            return;
        }

        var (here, membership) = (stays[^1], stays[^1].Membership);
        if (!_named.TryAdd(membership.Id, entry.Line))
        {
            // One line with the number and one without: what the second leaves empty must not undo the first.
            Problems.Add(new RosterProblem(entry.Line, null, RosterFault.Twice, _named[membership.Id].ToString(CultureInfo.InvariantCulture)));
            return;
        }

        var (from, to) = (FirstDay(entry, here, stays[..^1].Max(m => m.Membership.To)), LastDay(entry, here));
        if (IsBackwards(entry, from, to)) return;
        var (service, number) = (entry.Service.Length > 0 ? entry.Service : membership.Service, entry.Number.Length > 0 ? entry.Number : membership.StaffNumber);
        // Who has an account writes their own name.
        var isRenamed = !here.HasAccount && (here.Person.GivenName, here.Person.FamilyName) != (entry.GivenName, entry.FamilyName);
        if (isRenamed) (here.Person.GivenName, here.Person.FamilyName) = (entry.GivenName, entry.FamilyName);
        if (to is not null && (membership.To is null || to < membership.To)) Left.Add(new RosterChange(here.Person.FullName, entry.Establishment, to));
        else if (isRenamed || (service, number, from, to) != (membership.Service, membership.StaffNumber, membership.From, membership.To)) Changed.Add(new RosterChange(here.Person.FullName, entry.Establishment));
        else Unchanged++;
        (membership.Service, membership.StaffNumber, membership.From, membership.To) = (service, number, from, to);
    }

    private DateOnly FirstDay(RosterEntry entry, RosterMember here, DateOnly? before)
    {
        var known = here.Membership.From;
        if (entry.From is not { } said || said == known || said <= before) return known;
        // A day that has not come yet opens and closes nothing.
        if (!here.HasAccount || (known > _today && said >= _today)) return said;
        Kept.Add(new RosterChange(here.Person.FullName, entry.Establishment, said));
        return known;
    }

    /// <summary>Where the file has a column for it, an empty cell means that nothing ends; without it, whoever stands in the file is there.</summary>
    private DateOnly? LastDay(RosterEntry entry, RosterMember here)
    {
        var known = here.Membership.To;
        if (!_hasEnds) return IsOpen(here.Membership) ? known : null;
        if (!here.HasAccount || known is null || known >= _today || entry.To <= known) return entry.To;
        Kept.Add(new RosterChange(here.Person.FullName, entry.Establishment, entry.To));
        return known;
    }

    private bool IsBackwards(RosterEntry entry, DateOnly from, DateOnly? to)
    {
        if (to is null || to >= from) return false;
        Problems.Add(new RosterProblem(entry.Line, RosterField.To, RosterFault.EndsBeforeStart, RosterFilter.Day(to)));
        return true;
    }
}
