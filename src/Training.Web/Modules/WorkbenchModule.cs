// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>One module's folder as its authors see it.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Served">The last version that read without error, whatever its status; null when there was none since the start.</param>
/// <param name="AsWritten">The files as they stand, the same object as <paramref name="Served"/>; null when they have an error.</param>
/// <param name="Diagnostics">What the reader said of this folder, by file, line and column.</param>
internal sealed record WorkbenchModule(string Id, Module? Served, Module? AsWritten, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Pictures of <c>img/</c> that may be served, by file name: of a kind that lessons show, with a size, not too heavy.</summary>
    public FrozenDictionary<string, Picture> Pictures { get; init; } = FrozenDictionary<string, Picture>.Empty;
}
