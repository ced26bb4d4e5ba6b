// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Progress;

namespace Training.Web.Certificates;

/// <summary>A path or a module in an address, as the portal's columns are written: <c>p.</c> or <c>m.</c>, then its identity, which one of each may share.</summary>
internal sealed record TrainingKey(EditionOf Of, string Id)
{
    /// <summary>Null for what is no key.</summary>
    public static TrainingKey? Read(string? text) => text switch
    {
        ['p', '.', _, ..] => new TrainingKey(EditionOf.Path, text[2..]),
        ['m', '.', _, ..] => new TrainingKey(EditionOf.Module, text[2..]),
        _ => null,
    };

    public override string ToString() => $"{(Of == EditionOf.Path ? 'p' : 'm')}.{Id}";
}
