// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules.Reading;

/// <summary>What the reader has to say so far.</summary>
internal sealed class Report
{
    private readonly List<Diagnostic> _diagnostics = [];

    public bool HasErrors => _diagnostics.Exists(d => d.Severity == Severity.Error);

    public int Errors => _diagnostics.Count(d => d.Severity == Severity.Error);

    public int Count => _diagnostics.Count;

    public void Add(Source source, int offset, Rule rule, params ImmutableArray<string> arguments)
    {
        var (line, column) = source.Place(offset);
        Add(source.Path, line, column, rule, arguments);
    }

    public void Add(string path, int line, int column, Rule rule, params ImmutableArray<string> arguments)
    {
        var (sentence, remedy) = Messages.Say(rule.Code, "fr", arguments);
        _diagnostics.Add(new Diagnostic(path, line, column, rule.Severity, rule.Code, sentence, remedy) { Arguments = arguments });
    }

    public ImmutableArray<Diagnostic> Sorted() =>
    [
        .. _diagnostics.OrderBy(d => d.Path, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column).ThenBy(d => d.Code, StringComparer.Ordinal),
    ];
}
