// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Shared;

/// <summary>What a notice is about; alert is for a slip of typing or a breakdown, never for a wrong answer.</summary>
public enum NoteKind
{
    Plain,
    Info,
    Right,
    Earned,
    Alert,
}
