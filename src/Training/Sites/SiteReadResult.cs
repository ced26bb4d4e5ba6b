// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Sites;

/// <summary>What the reader made of one card.</summary>
/// <param name="Site">The card; null as soon as one diagnostic is an error.</param>
/// <param name="Diagnostics">By line and column; empty for a file without fault.</param>
public sealed record SiteReadResult(SiteCard? Site, ImmutableArray<Diagnostic> Diagnostics);
