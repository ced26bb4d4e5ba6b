// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules.Reading;

namespace Training.Modules;

/// <summary>One remark of the reader on one place of a file.</summary>
/// <param name="Path">The file, as given to the reader.</param>
/// <param name="Line">From 1; inside the file.</param>
/// <param name="Column">From 1, in UTF-16 units; at most one past the end of the line.</param>
/// <param name="Severity">Error or warning; fixed by the code.</param>
/// <param name="Code">QM and three digits; its meaning never changes and is told in docs/modules.md.</param>
/// <param name="Sentence">What is wrong, in the language asked for.</param>
/// <param name="Remedy">What to do about it, in the same language.</param>
public sealed record Diagnostic(string Path, int Line, int Column, Severity Severity, string Code, string Sentence, string Remedy)
{
    /// <summary>What fills the sentence, so that it can be said in another language.</summary>
    internal ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>The same remark said in another language.</summary>
    /// <param name="lang"><c>fr</c>, <c>en</c> or <c>nl</c>; anything else is French.</param>
    public Diagnostic In(string lang)
    {
        var (sentence, remedy) = Messages.Say(Code, lang, Arguments);
        return this with { Sentence = sentence, Remedy = remedy };
    }

    /// <summary>One line as compilers write it, which editors turn into a link: <c>path:line:col: error QM210: sentence remedy</c>.</summary>
    public override string ToString() =>
        $"{Path}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Sentence} {Remedy}";
}
