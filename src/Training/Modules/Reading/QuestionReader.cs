// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Training.Modules.Reading;

/// <summary>Reads one question: heading, directive, hints, answers, explanation, source.</summary>
internal sealed class QuestionReader(Context context, Directive directive, string? lessonId, bool inQuiz)
{
    private readonly List<string> _hints = [];
    private string _explanation = "";
    private string _source = "";
    private Block? _answers;
    private bool _broken;
    private int? _early;

    public static ImmutableArray<string> Types { get; } = ["single", "multiple", "truefalse", "text", "number", "match", "order"];

    /// <summary>The question whose heading stands at a place of a list of blocks; null when something is wrong with it.</summary>
    public Question? Read(List<Block> blocks, int at, out int next)
    {
        var heading = (HeadingBlock)blocks[at];
        next = at + 2;
        while (next < blocks.Count && Take(blocks[next])) next++;
        if (_answers is not null && _early is { } early) context.Add(early, Rules.ClosedBeforeAnswers);
        var reader = context.Reader(directive);
        var id = reader.Id();
        var type = reader.Word("type", Types, "single");
        var last = context.Source.LineOf(next < blocks.Count ? blocks[next].Span.Start - 1 : context.Source.Text.Length);
        var answers = new AnswerReader(context, directive, type, _broken || !Types.Contains(directive.Value("type") ?? "single")).Read(_answers, heading.Line + 3, last);
        context.Claim(id, directive);
        var stem = MarkdownText.Plain(heading.Inline?.FirstChild);
        if (stem.Length == 0) context.Add(heading.Span.Start, Rules.EmptyText);
        if (answers is ChoiceQuestion choices && _answers is ListBlock list) AlternativeCheck.Check(context, stem, list, choices);
        var question = answers is null ? null : Common(answers, reader, id, heading, stem);
        if (question is null) Common(new SingleChoice { Id = "", StemHtml = "", StemText = "", Choices = [] }, reader, id, heading, stem);
        foreach (var pair in directive.Pairs.Where(p => IsWithoutEffect(p.Key, type))) context.Add(pair.Offset, Rules.WithoutEffect, pair.Key, type);
        reader.Finish();
        return question;
    }

    private Question Common(Question question, DirectiveReader reader, string id, HeadingBlock heading, string stem) => question with
    {
        Id = id,
        StemHtml = context.Html.Inlines(heading.Inline?.FirstChild),
        StemText = stem,
        HintsHtml = [.. _hints],
        ExplanationHtml = _explanation,
        SourceHtml = _source,
        Objectives = reader.Objectives(context.Objectives),
        Facts = reader.List("facts"),
        Tags = reader.List("tags"),
        Level = reader.Integer("level", 1, 3, "@level") ?? 1,
        Time = reader.Integer("time", 5, 120, "@seconds"),
        InBattles = reader.Word("battle", ["yes", "no"], "yes") == "yes",
        InReview = reader.Word("review", ["yes", "no"], "yes") == "yes",
        Partial = reader.Word("score", ["all", "partial"], question is Matching or Ordering ? "partial" : "all") == "partial",
        Shuffled = reader.Word("shuffle", ["yes", "no"], "yes") == "yes" && question is not TrueFalse,
        Rev = reader.Integer("rev", 1, 9999, "@integer-positive") ?? 1,
        Retired = reader.Flag("retired"),
        LessonId = lessonId,
        Line = heading.Line + 1,
    };

    private static bool IsWithoutEffect(string key, string type) => key switch
    {
        "score" => type is "single" or "truefalse" or "text" or "number",
        "shuffle" => type is "truefalse" or "text" or "number" or "order",
        _ => false,
    };

    /// <summary>Takes one block in; false when it belongs to what follows the question.</summary>
    private bool Take(Block block)
    {
        switch (block)
        {
            case HeadingBlock:
                return false;
            case HtmlBlock:
                return true;
            case QuoteBlock quote:
                return Take(quote);
            case ListBlock or Table when _answers is null:
                _answers = block;
                return true;
            case ListBlock when _answers is ListBlock && _explanation.Length == 0:
                if (!_broken) context.Add(block.Span.Start, Rules.SplitAnswers);
                return _broken = true;
            case var _ when _answers is not null && !inQuiz:
                return false;
            default:
                context.Add(block.Span.Start, Rules.UnexpectedInQuestion);
                return true;
        }
    }

    private bool Take(QuoteBlock quote)
    {
        foreach (var part in Keywords.Split(quote, context.Html))
        {
            switch (part.Meaning)
            {
                case Meaning.Hint when _answers is not null: context.Add(part.Offset, Rules.HintAfterAnswers); break;
                case Meaning.Hint: _hints.Add(part.Html); break;
                case Meaning.Explanation: _explanation += After(part); break;
                case Meaning.Source: _source += After(part); break;
                case Meaning.None when _explanation.Length > 0 && !inQuiz: return false;
                case Meaning.None when _answers is ListBlock && !part.HasWord: return Unindented(quote);
                default:
                    context.Add(part.Offset, Rules.UnknownKeyword, part.Word, Spelling.Hint(part.Word, Keywords.Of(context.Lang, _answers is not null)));
                    break;
            }
        }

        return true;
    }

    /// <summary>What closes a question; where it stands is only wrong when answers follow.</summary>
    private string After(QuotePart part)
    {
        if (_answers is null) _early ??= part.Offset;
        return part.Html;
    }

    private bool Unindented(QuoteBlock quote)
    {
        if (!_broken) context.Add(quote.Span.Start, Rules.FeedbackNotIndented);
        return _broken = true;
    }
}
