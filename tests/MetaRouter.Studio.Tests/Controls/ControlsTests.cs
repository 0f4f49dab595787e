using Bunit;
using MetaRouter.Studio.Controls;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Controls;

public sealed class ControlsTests : BunitContext
{
    public ControlsTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(TimeProvider.System);
        Services.AddScoped<Notices>();
    }

    [Theory]
    [InlineData(3, 6, "3 of about 6", 3, 6)]
    [InlineData(0, 6, "0 of about 6", 0, 6)]
    [InlineData(8, 6, "8 done", 8, 8)]
    public void ProgressDots_Steps_ShowsWordsAndDots(int done, int total, string words, int filled, int dots)
    {
        var shown = Render<ProgressDots>(parameters => parameters.Add(p => p.Done, done).Add(p => p.ExpectedTotal, total));

        Assert.Equal(words, shown.Find(".muted").TextContent);
        Assert.Equal(filled, shown.FindAll(".dots .done").Count);
        Assert.Equal(dots, shown.FindAll(".dots span").Count);
    }

    [Fact]
    public void MoneyText_PerThousand_NamesTheUnit()
    {
        var shown = Render<MoneyText>(parameters => parameters.Add(p => p.Usd, 4.1m).Add(p => p.PerThousand, true));

        shown.MarkupMatches("<span class=\"money\">$4.10 per 1,000</span>");
    }

    [Fact]
    public void MarkdownText_WithoutScript_FollowsTheText()
    {
        var shown = Render<MarkdownText>(parameters => parameters.Add(p => p.Text, "*one*").Add(p => p.IsStreaming, true));
        shown.MarkupMatches("<div class=\"rich-text\" dir=\"auto\"><p><em>one</em></p></div>");

        shown.Render(parameters => parameters.Add(p => p.Text, "*one* two").Add(p => p.IsStreaming, false));

        shown.WaitForAssertion(() => shown.MarkupMatches("<div class=\"rich-text\" dir=\"auto\"><p><em>one</em> two</p></div>"));
    }

    [Fact]
    public void MarkdownText_WithScript_LeavesTheElementToIt()
    {
        var module = JSInterop.SetupModule("./Controls/MarkdownText.razor.js");
        module.Setup<bool>("show", _ => true).SetResult(true);
        var shown = Render<MarkdownText>(parameters => parameters.Add(p => p.Text, "*one*"));

        shown.Render(parameters => parameters.Add(p => p.Text, "*one* two"));

        shown.WaitForAssertion(() => Assert.Equal(2, module.Invocations["show"].Count));
        Assert.Equal("<p><em>one</em> two</p>\n", module.Invocations["show"][1].Arguments[1]);
        Assert.DoesNotContain("two", shown.Markup);
    }

    [Fact]
    public void FrontierPlot_LabelsHidden_SendsNoNameAndNoPoolOrder()
    {
        var module = JSInterop.SetupModule("./Controls/FrontierPlot.razor.js");
        module.Setup<object?>("render", _ => true).SetResult(null);
        var model = new FrontierPlotModel { Revision = 1, ShowLabels = false, Candidates = [new("Max", 18, 0.9), new("Pocket", 0.3, 0.4)] };

        Render<FrontierPlot>(parameters => parameters.Add(p => p.Model, model).Add(p => p.Description, "Two models"));

        var sent = Assert.IsType<FrontierPlotModel>(module.Invocations["render"].Single().Arguments[2]);
        Assert.Equal([new(null, 0.3, 0.4), new(null, 18, 0.9)], sent.Candidates);
    }

    [Fact]
    public void FrontierPlot_SameModelAgain_IsDrawnOnce()
    {
        var module = JSInterop.SetupModule("./Controls/FrontierPlot.razor.js");
        module.Setup<object?>("render", _ => true).SetResult(null);
        var model = new FrontierPlotModel { Revision = 1, Candidates = [] };
        var shown = Render<FrontierPlot>(parameters => parameters.Add(p => p.Model, model).Add(p => p.Description, "Nothing"));

        shown.Render(parameters => parameters.Add(p => p.Description, "Nothing yet"));
        Assert.Single(module.Invocations["render"]);
        shown.Render(parameters => parameters.Add(p => p.Model, model with { Revision = 2 }));

        Assert.Equal(2, module.Invocations["render"].Count);
        Assert.Equal("Nothing yet", shown.Find("[role=img]").GetAttribute("aria-label"));
    }

    [Fact]
    public void NoticeArea_Notice_IsShownAndDismissed()
    {
        var shown = Render<NoticeArea>();

        Services.GetRequiredService<Notices>().Show("Withdrawn", NoticeKind.Problem);
        shown.WaitForAssertion(() => Assert.Equal("Withdrawn", shown.Find(".toast-problem span").TextContent));
        shown.Find("button").Click();

        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".toast")));
    }

    [Fact]
    public void NoticeArea_TheSameMessageTwice_IsShownTwice()
    {
        var shown = Render<NoticeArea>();
        var notices = Services.GetRequiredService<Notices>();

        notices.Show("Price entered.", NoticeKind.Success);
        notices.Show("Price entered.", NoticeKind.Success);

        shown.WaitForAssertion(() => Assert.Equal(2, shown.FindAll(".toast").Count));
    }

    [Fact]
    public void Notices_FifthMessage_PushesTheOldestOut()
    {
        var notices = new Notices();
        foreach (var text in new[] { "a", "b", "c", "d", "e" })
            notices.Show(text);

        Assert.Equal(["b", "c", "d", "e"], notices.Shown.Select(notice => notice.Text));
    }
}
