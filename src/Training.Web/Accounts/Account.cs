// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;

namespace Training.Web.Accounts;

/// <summary>Credentials of a <see cref="Training.Organisations.Person"/>, under the same identity. E-mail is optional, the user name is generated.</summary>
internal sealed class Account : IdentityUser<Guid>
{
    /// <summary>Last day, Europe/Paris, on which its sign-in was made or renewed: what tells an account that nobody uses. Null before the first.</summary>
    public DateOnly? LastActiveOn { get; set; }
}
