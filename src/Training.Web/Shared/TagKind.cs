// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Shared;

/// <summary>The trade of a label's colour; the word inside always says the state.</summary>
public enum TagKind
{
    Plain,
    Right,
    Earned,
    Act,
    Info,
    Alert,
    Coal,
}
