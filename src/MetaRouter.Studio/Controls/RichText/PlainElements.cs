using System.Net;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace MetaRouter.Studio.Controls.RichText;

/// <summary>Our own HTML for code, tables and task lists: a copy button, a scrolling frame, a sign instead of an input.</summary>
internal sealed partial class PlainElements : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        if (renderer is not HtmlRenderer html)
            return;
        html.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeRenderer());
        html.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTableRenderer());
        html.ObjectRenderers.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskRenderer());
    }

    [GeneratedRegex("^[A-Za-z0-9_+#.-]{1,30}$")]
    private static partial Regex LanguageName { get; }

    private sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock code)
        {
            var info = (code as FencedCodeBlock)?.Info ?? "";
            var language = LanguageName.IsMatch(info) ? info.ToLowerInvariant() : null;
            renderer.EnsureLine();
            renderer.Write("<div class=\"code-block\"><div class=\"code-head\"><span>").WriteEscape(language ?? ControlText.Code)
                .Write("</span><button type=\"button\" class=\"code-copy\" data-copy=\"\" data-copied=\"").Write(WebUtility.HtmlEncode(ControlText.Copied)).Write("\">")
                .WriteEscape(ControlText.Copy).Write("</button></div><pre tabindex=\"0\"><code");
            if (language is not null)
                renderer.Write(" class=\"language-").Write(language).Write("\"");
            renderer.Write(">").WriteLeafRawLines(code, true, true).WriteLine("</code></pre></div>");
        }
    }

    private sealed class ScrollingTableRenderer : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.EnsureLine();
            renderer.WriteLine("<div class=\"table-scroll\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }

    private sealed class TaskRenderer : HtmlObjectRenderer<TaskList>
    {
        protected override void Write(HtmlRenderer renderer, TaskList task) => renderer.Write(task.Checked ? "☑" : "☐");
    }
}
