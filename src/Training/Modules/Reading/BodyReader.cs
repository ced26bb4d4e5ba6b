// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;

namespace Training.Modules.Reading;

/// <summary>What a module's file holds under its front matter.</summary>
internal sealed record Body(ImmutableArray<Lesson> Lessons, Quiz? Quiz);

/// <summary>A heading of the second level (or the top of the file) with what stands under it.</summary>
internal sealed record Section(HeadingBlock? Heading, List<Block> Blocks);

/// <summary>Reads title, lessons and quiz.</summary>
internal sealed class BodyReader(Context context)
{
    private readonly ImmutableArray<Lesson>.Builder _lessons = ImmutableArray.CreateBuilder<Lesson>();
    private Quiz? _quiz;

    public Body Read(MarkdownDocument document, string title)
    {
        foreach (var html in document.Descendants<HtmlBlock>())
        {
            var text = context.Source.Slice(html.Span.Start, html.Span.End + 1);
            if (Directive.Read(text, html.Span.Start, context.Source, context.Report) is { } directive) context.Directives[html] = directive;
        }

        var before = context.Report.Errors;
        // What an open container swallowed says nothing sure about itself.
        if (document.Descendants<CustomContainer>().FirstOrDefault(c => c.ClosingFencedCharCount == 0) is { } open)
        {
            context.Add(open.Span.Start, Rules.UnclosedContainer);
            return new Body([], null);
        }

        var sections = Sections(document);
        Preamble(sections[0], title, sections.ElementAtOrDefault(1)?.Heading);
        foreach (var section in sections.Skip(1)) Open(section);
        new TreeCheck(context).Check(document);
        if (context.Report.Errors == before && !_lessons.Any(l => !l.Retired)) context.Add(sections.ElementAtOrDefault(1)?.Heading?.Span.Start ?? context.Source.Text.Length, Rules.NoLesson);
        return new Body(_lessons.ToImmutable(), _quiz);
    }

    private static List<Section> Sections(MarkdownDocument document)
    {
        List<Section> sections = [new Section(null, [])];
        foreach (var block in document.Where(b => b is not (YamlFrontMatterBlock or LinkReferenceDefinitionGroup)))
        {
            if (block is HeadingBlock { Level: 2 } heading) sections.Add(new Section(heading, []));
            else sections[^1].Blocks.Add(block);
        }

        return sections;
    }

    private void Preamble(Section section, string title, HeadingBlock? next)
    {
        var heading = section.Blocks.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1);
        if (heading is null) context.Add(section.Blocks.FirstOrDefault()?.Span.Start ?? next?.Span.Start ?? context.Source.Text.Length, Rules.NoTitle, title.Length > 0 ? title : "…");
        else if (title.Length > 0 && MarkdownText.Plain(heading.Inline?.FirstChild) != title) context.Add(heading.Span.Start, Rules.OtherTitle, title);
        foreach (var second in section.Blocks.OfType<HeadingBlock>().Where(h => h.Level == 1).Skip(1)) context.Add(second.Span.Start, Rules.SecondTitle);
        var stray = section.Blocks.FirstOrDefault(b => b is not (HeadingBlock { Level: 1 } or HtmlBlock));
        if (stray is not null) context.Add(stray.Span.Start, Rules.OutsideLesson);
    }

    private void Open(Section section)
    {
        var heading = section.Heading!;
        foreach (var second in section.Blocks.OfType<HeadingBlock>().Where(h => h.Level == 1)) context.Add(second.Span.Start, Rules.SecondTitle);
        if (MarkdownText.Plain(heading.Inline?.FirstChild).Length == 0) context.Add(heading.Span.Start, Rules.EmptyText);
        var directive = context.Under(heading, section.Blocks.FirstOrDefault());
        if (directive is not null) section.Blocks.RemoveAt(0);
        switch (directive?.Name)
        {
            case "lesson": Lesson(section, directive); break;
            case "quiz": Quiz(section, directive); break;
            case null when !section.Blocks.Any(IsForSection): context.Add(heading.Span.Start, Rules.HeadingWithoutDirective); break;
            default: break;
        }
    }

    /// <summary>A comment that was meant for the heading: it is reported where it stands.</summary>
    private bool IsForSection(Block block) => block is HtmlBlock html && context.Directives.TryGetValue(html, out var d) && d.Name != "q";

    private void Lesson(Section section, Directive directive)
    {
        var reader = context.Reader(directive);
        var id = reader.Id();
        var facts = reader.List("facts");
        var retired = reader.Flag("retired");
        reader.Finish();
        context.Claim(id, directive);
        if (_quiz is not null) context.Add(section.Heading!.Span.Start, Rules.LessonAfterQuiz);
        var parts = Parts(section.Blocks, id, out var words);
        if (section.Blocks.Count == 0) context.Add(section.Heading!.Span.Start, Rules.EmptyLesson);
        var intro = section.Blocks.FirstOrDefault() is ParagraphBlock first ? MarkdownText.Plain(first.Inline?.FirstChild) : null;
        _lessons.Add(new Lesson(id, MarkdownText.Plain(section.Heading!.Inline?.FirstChild), facts, retired ? Retire(parts) : parts, words, intro, retired));
    }

    private static ImmutableArray<LessonPart> Retire(ImmutableArray<LessonPart> parts) =>
        [.. parts.Select(p => p is Check check ? new Check(check.Question with { Retired = true }) : p)];

    private ImmutableArray<LessonPart> Parts(List<Block> blocks, string lessonId, out int words)
    {
        var parts = ImmutableArray.CreateBuilder<LessonPart>();
        List<Block> prose = [];
        words = 0;
        void Flush()
        {
            if (prose.Count > 0 && context.Html.Blocks(prose) is { Length: > 0 } html) parts.Add(new Prose(html));
            prose.Clear();
        }

        for (var i = 0; i < blocks.Count;)
        {
            if (IsQuestion(blocks, i, out var directive))
            {
                Flush();
                var question = new QuestionReader(context, directive, lessonId, inQuiz: false).Read(blocks, i, out i);
                if (question is not null) parts.Add(new Check(question));
                continue;
            }

            words += MarkdownText.Words(blocks[i]);
            prose.Add(blocks[i++]);
        }

        Flush();
        return parts.ToImmutable();
    }

    private void Quiz(Section section, Directive directive)
    {
        var reader = context.Reader(directive);
        var id = reader.Id();
        var draw = reader.Integer("draw", 1, 200, "@integer-positive");
        var shuffle = reader.List("shuffle", ["questions", "choices"]);
        reader.Finish();
        context.Claim(id, directive);
        if (_quiz is not null) context.Add(section.Heading!.Span.Start, Rules.SecondQuiz);
        var questions = Pool(section.Blocks, out var isWhole);
        var live = questions.Count(q => !q.Retired);
        if (isWhole && live == 0) context.Add(section.Heading!.Span.Start, Rules.EmptyQuiz);
        else if (isWhole && draw > live) context.Add(directive.Pair("draw")!.ValueOffset, Rules.DrawsTooMany, FrontMatter.Number(draw.Value), FrontMatter.Number(live));
        _quiz = new Quiz(id, MarkdownText.Plain(section.Heading!.Inline?.FirstChild), draw ?? live, shuffle.Contains("questions"), shuffle.Contains("choices"),
            [.. questions.Select(q => q with { LessonId = LessonOf(q) })]);
    }

    private ImmutableArray<Question> Pool(List<Block> blocks, out bool isWhole)
    {
        var questions = ImmutableArray.CreateBuilder<Question>();
        isWhole = true;
        for (var i = 0; i < blocks.Count;)
        {
            if (IsQuestion(blocks, i, out var directive))
            {
                var question = new QuestionReader(context, directive, null, inQuiz: true).Read(blocks, i, out i);
                isWhole &= question is not null;
                if (question is not null) questions.Add(question);
                continue;
            }

            // A heading whose directive stands elsewhere is reported there; so is what follows it.
            if (blocks[i] is not HtmlBlock && isWhole && !blocks.Skip(i).TakeWhile(b => b == blocks[i] || b is not HeadingBlock).Any(b => b is HtmlBlock))
                context.Add(blocks[i].Span.Start, Rules.NotAQuestion);
            isWhole = false;
            i++;
        }

        return questions.ToImmutable();
    }

    private bool IsQuestion(List<Block> blocks, int at, out Directive directive)
    {
        directive = blocks[at] is HeadingBlock { Level: 3 } heading ? context.Under(heading, blocks.ElementAtOrDefault(at + 1))! : null!;
        return directive is not null;
    }

    /// <summary>The lesson that rests on most of the facts of a question, hence the one to read again.</summary>
    private string? LessonOf(Question question) => _lessons
        .Select(l => (l.Id, Shared: l.Facts.Intersect(question.Facts).Count()))
        .Where(l => l.Shared > 0)
        .OrderByDescending(l => l.Shared)
        .Select(l => l.Id)
        .FirstOrDefault();
}
