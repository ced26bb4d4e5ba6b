// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Modules;
using Training.Web.Modules;
using Training.Web.Shared;

namespace Training.Web.Authoring;

/// <summary>A module's folder as its authors see it. Holds the answer key: shown to trainers only.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Served">The last version that read without error, whatever its status; null when there was none.</param>
/// <param name="AsWritten">The files as they stand; null when they have an error.</param>
/// <param name="Diagnostics">What the reader said of the folder, in French.</param>
public sealed record WorkshopModule(string Id, Module? Served, Module? AsWritten, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What can be shown of it: the files as they stand, else the last good version.</summary>
    public Module? Shown => AsWritten ?? Served;

    /// <summary>The same in a language that was asked for, or in the page's when none was; null when there is nothing to show, or not in that language.</summary>
    public Module? ShownIn(string? lang) => lang is null || Languages.Contains(lang) ? Shown?.In(lang ?? Words.Lang) : null;

    /// <summary>Languages it is written in, as they are listed everywhere; none while nothing of it could be read.</summary>
    public IEnumerable<string> Languages => Shown?.Languages ?? [];

    /// <summary>Its title, or its id while nothing of it could be read.</summary>
    public string Title => Shown?.Title ?? Id;

    public int Errors => Diagnostics.Count(d => d.Severity == Severity.Error);

    public int Warnings => Diagnostics.Length - Errors;

    /// <summary>The version that learners read; null when they see nothing of it.</summary>
    public Module? Online => Served is { Status: ModuleStatus.Published } ? Served : null;

    /// <summary>What the reader said, in the language of the page.</summary>
    public IEnumerable<Diagnostic> DiagnosticsIn(CultureInfo culture) => Diagnostics.Select(d => d.In(culture.TwoLetterISOLanguageName));

    /// <summary>Questions, retired ones left out, that evaluate an objective (counted from 1) in the quiz.</summary>
    public int Evaluating(int objective) => Shown?.Quiz?.Live.Count(q => q.Objectives.Contains(objective)) ?? 0;
}

/// <summary>All modules on the disk, drafts, archived and broken ones included.</summary>
internal sealed class Workshop(Catalogue catalogue)
{
    private static readonly StringComparer ByTitle = CultureInfo.GetCultureInfo("fr-FR").CompareInfo.GetStringComparer(CompareOptions.IgnoreCase);

    /// <summary>Those to mend first, then by title.</summary>
    public ImmutableArray<WorkshopModule> Modules =>
        [.. catalogue.Workbench.Select(Of).OrderBy(m => m.Errors == 0).ThenBy(m => m.Title, ByTitle).ThenBy(m => m.Id, StringComparer.Ordinal)];

    public WorkshopModule? Find(string id) => catalogue.Find(id) is { } module ? Of(module) : null;

    /// <summary>The first path that leads through a module, open or not; null for none.</summary>
    public LearningPath? PathOf(string id) => catalogue.Current.Paths.Values.OrderBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault(p => p.Modules.Contains(id))?.In(Words.Lang);

    /// <summary>Calls back after each change, on the thread that noticed it: return at once.</summary>
    public IDisposable Subscribe(Action changed) => catalogue.Subscribe(changed);

    private static WorkshopModule Of(WorkbenchModule module) => new(module.Id, module.Served, module.AsWritten, module.Diagnostics);
}
