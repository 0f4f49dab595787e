using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using MetaRouter.Studio.Controls.RichText;
using MetaRouter.TestKit;

namespace MetaRouter.Studio.Tests.Controls.RichText;

[Collection(nameof(HostileMarkdownTests))]
[CollectionDefinition(nameof(HostileMarkdownTests), DisableParallelization = true)]
public sealed class HostileMarkdownTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private static readonly HashSet<string> Elements =
    [
        "a", "blockquote", "br", "button", "code", "del", "div", "em", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "span", "strong",
        "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    private static readonly Dictionary<string, Predicate<string>> Attributes = new()
    {
        ["href"] = value => value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase),
        ["target"] = value => value == "_blank",
        ["rel"] = value => value == "noopener noreferrer nofollow",
        ["class"] = value => value is "code-block" or "code-head" or "code-copy" or "table-scroll" or "muted" or "contains-task-list" or "task-list-item"
            || value.StartsWith("language-", StringComparison.Ordinal) && !value.Contains(' '),
        ["style"] = value => value is "text-align: left;" or "text-align: center;" or "text-align: right;",
        ["start"] = value => value.All(char.IsAsciiDigit),
        ["type"] = value => value is "button" or "a" or "A" or "i" or "I",
        ["tabindex"] = value => value == "0",
        ["data-math"] = value => value is "inline" or "display",
        ["data-copy"] = value => value.Length == 0,
        ["data-copied"] = value => value == "Copied",
    };

    [Fact]
    public void Render_HostileTexts_HoldsAllowedMarkupOnly()
    {
        var texts = new HostileText(seed: 20_261);
        for (var i = 0; i < Campaign.Size(inTheSuite: 1_000); i++)
            Check(texts.Next());
    }

    [Fact]
    public void Render_RepeatedOpeningsAtFullLength_StaysWithinTheLimit()
    {
        foreach (var text in HostileText.LongestBombs(MarkdownRenderer.LongestText))
            Check(text);
    }

    [Fact]
    public void Render_MegabyteOfText_StaysWithinTheLimit() =>
        Check(string.Concat(Enumerable.Repeat("Some *words* with `code`, $x^2$ and [a link](https://example.org/).\n\n", 16_000)));

    private static void Check(string text)
    {
        // Processor time, so that other processes do not count; the collection runs alone, so that other tests do not either.
        var start = Environment.CpuUsage.TotalTime;
        var html = MarkdownRenderer.Render(text);
        var elapsed = Environment.CpuUsage.TotalTime - start;

        Assert.True(elapsed < Limit, $"{elapsed} for {text.Length} characters that begin with {text[..Math.Min(text.Length, 20)]}");
        foreach (var element in new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!.QuerySelectorAll("*"))
            CheckElement(element, text);
    }

    private static void CheckElement(IElement element, string text)
    {
        if (!Elements.Contains(element.LocalName))
            Assert.Fail($"<{element.LocalName}> from {text}");
        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.TryGetValue(attribute.Name, out var allows) || !allows(attribute.Value))
                Assert.Fail($"{attribute.Name}=\"{attribute.Value}\" from {text}");
        }
    }
}
