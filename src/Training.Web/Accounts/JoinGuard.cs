// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Options;
using Training.Web.Battles;

namespace Training.Web.Accounts;

/// <summary>Counts unknown join codes, as battles count theirs: a code shows an establishment and its town, so nobody finds one by trying.</summary>
internal sealed class JoinGuard(IOptions<AccountOptions> options, TimeProvider clock)
{
    private readonly CodeGuard _guard = new(options.Value.WrongCodesPerPerson, options.Value.WrongCodesPerAddress, clock);

    /// <summary>Whether this visit may try a code.</summary>
    public bool Allows(HttpContext visit) => _guard.Allows(visit.User.PersonId(), Address(visit));

    /// <summary>It tried one that no establishment has.</summary>
    public void Missed(HttpContext visit) => _guard.Missed(visit.User.PersonId(), Address(visit));

    /// <summary>Visits without an address share a budget.</summary>
    private static string Address(HttpContext visit) => visit.Connection.RemoteIpAddress?.ToString() ?? "";
}
