// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>What the reader made of one path file.</summary>
/// <param name="Path">The path; null as soon as one diagnostic is an error.</param>
/// <param name="Diagnostics">By line and column; empty for a file without fault.</param>
public sealed record PathReadResult(LearningPath? Path, ImmutableArray<Diagnostic> Diagnostics);
