// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Accounts;

/// <summary>Marker of the words of signing in and joining.</summary>
public sealed class AccountWords;
