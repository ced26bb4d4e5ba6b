// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>Turns checked Markdown into HTML of ours: no raw HTML, no style attribute, pictures under the module's address.</summary>
internal sealed class HtmlMaker
{
    private readonly StringBuilder _written = new();
    private readonly HtmlRenderer _renderer;

    /// <param name="moduleId">Whose pictures they are.</param>
    /// <param name="lang">Language of the titles of containers.</param>
    /// <param name="headingShift">Subtracted from the level of headings: the page's own title takes the first.</param>
    /// <param name="pictures">What is known of them.</param>
    public HtmlMaker(string moduleId, string lang, int headingShift, IReadOnlyDictionary<string, Picture?> pictures)
    {
        _renderer = new HtmlRenderer(new StringWriter(_written));
        MarkdownText.Pipeline.Setup(_renderer);
        var list = _renderer.ObjectRenderers;
        list.ReplaceOrAdd<HtmlTableRenderer>(new TableWriter(lang));
        list.ReplaceOrAdd<HtmlTaskListRenderer>(new BoxWriter());
        list.ReplaceOrAdd<HtmlCustomContainerRenderer>(new ContainerWriter(lang));
        list.ReplaceOrAdd<LinkInlineRenderer>(new LinkWriter(moduleId, pictures));
        list.ReplaceOrAdd<AutolinkInlineRenderer>(new AutolinkWriter());
        list.ReplaceOrAdd<HeadingRenderer>(new HeadingWriter(headingShift));
        list.ReplaceOrAdd<HtmlBlockRenderer>(new NoHtmlBlock());
        list.ReplaceOrAdd<HtmlInlineRenderer>(new NoHtmlInline());
    }

    public string Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks) _renderer.Write(block);
        return Take();
    }

    /// <summary>A stretch of inlines, from one to the other (left out; null: to the end), without the space around.</summary>
    public string Inlines(Inline? first, Inline? end = null)
    {
        for (var inline = first; inline is not null && inline != end; inline = inline.NextSibling) _renderer.Write(inline);
        return Take();
    }

    private string Take()
    {
        var html = _written.ToString().Trim(' ', '\n');
        _written.Clear();
        return html;
    }

    private sealed class HeadingWriter(int shift) : HtmlObjectRenderer<HeadingBlock>
    {
        protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
        {
            var tag = "h" + FrontMatter.Number(Math.Clamp(obj.Level - shift, 2, 6));
            renderer.EnsureLine();
            renderer.Write('<').Write(tag).Write('>').WriteLeafInline(obj).Write("</").Write(tag).WriteLine(">");
        }
    }

    private sealed class BoxWriter : HtmlObjectRenderer<TaskList>
    {
        // A disabled checkbox without a label says nothing to a screen reader.
        protected override void Write(HtmlRenderer renderer, TaskList obj) => renderer.Write(obj.Checked ? '☑' : '☐');
    }

    private sealed class NoHtmlBlock : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock obj)
        {
        }
    }

    private sealed class NoHtmlInline : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline obj)
        {
        }
    }

    private sealed class LinkWriter(string moduleId, IReadOnlyDictionary<string, Picture?> pictures) : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            var url = (obj.GetDynamicUrl != null ? obj.GetDynamicUrl() : obj.Url) ?? "";
            if (obj.IsImage)
            {
                var picture = pictures.GetValueOrDefault(url);
                renderer.Write("<img src=\"/modules/").WriteEscapeUrl(moduleId).Write('/').WriteEscapeUrl(Links.IsPicture(url) ? url : "");
                // Another picture under the same name has another address, so that this one may be kept for long.
                if (picture is { Hash.Length: > 0 }) renderer.Write("?v=").Write(picture.Hash);
                renderer.Write("\" alt=\"").WriteEscape(MarkdownText.Plain(obj.FirstChild));
                if (picture is { HasSize: true }) renderer.Write("\" width=\"").Write(FrontMatter.Number(picture.Width)).Write("\" height=\"").Write(FrontMatter.Number(picture.Height));
                renderer.Write("\" loading=\"lazy\" decoding=\"async\">");
                return;
            }

            if (Links.Language(url) is { } language)
            {
                renderer.Write("<span lang=\"").Write(language).Write("\">");
                renderer.WriteChildren(obj);
                renderer.Write("</span>");
                return;
            }

            if (!Links.IsAllowed(url))
            {
                renderer.WriteChildren(obj);
                return;
            }

            renderer.Write("<a href=\"").WriteEscapeUrl(Links.Site(url) is { } site ? "/sites/" + site : url).Write(Links.IsExternal(url) ? "\" rel=\"noopener\">" : "\">");
            renderer.WriteChildren(obj);
            renderer.Write("</a>");
        }
    }

    private sealed class AutolinkWriter : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            var url = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
            if (!Links.IsAllowed(url)) renderer.WriteEscape(obj.Url);
            else renderer.Write("<a href=\"").WriteEscapeUrl(url).Write(obj.IsEmail ? "\">" : "\" rel=\"noopener\">").WriteEscape(Links.Short(obj.Url)).Write("</a>");
        }
    }
}
