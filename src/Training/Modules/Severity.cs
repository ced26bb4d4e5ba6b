// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>The file is not published; its last good version keeps serving.</summary>
    Error,

    /// <summary>Published, but an author should look.</summary>
    Warning,
}
