// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>One thing that keeps a roster file from being taken in.</summary>
/// <param name="Line">Line of the file, from 1; 0 when it is about the whole file.</param>
/// <param name="Column">Which column; null when it is about the whole line.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Value">What stood there, or what the sentence needs; may be empty.</param>
public sealed record RosterProblem(int Line, RosterField? Column, RosterFault Fault, string Value = "");
