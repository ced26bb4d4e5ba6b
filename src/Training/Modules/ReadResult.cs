// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>What the reader made of one module folder.</summary>
/// <param name="Module">The module with its translations; null as soon as one diagnostic is an error.</param>
/// <param name="Diagnostics">By file, line and column; empty for a folder without fault.</param>
public sealed record ReadResult(Module? Module, ImmutableArray<Diagnostic> Diagnostics);
