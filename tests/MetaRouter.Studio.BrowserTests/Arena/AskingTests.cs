using System.Text.RegularExpressions;
using MetaRouter.Studio.BrowserTests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

[Collection(BrowserRun.Collection)]
public sealed class AskingTests(BrowserRun run)
{
    private static readonly Regex OnePriceTag = new(@"^\$[\d.]+ · \$[\d.,]+ per 1,000 like this$");

    [Fact]
    public Task SampleQuestion_Clicked_IsAnsweredTwiceWithPriceTagsFirst() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAsync();
        var sample = compare.Samples.First;
        var question = (await sample.GetAttributeAsync("title"))!;
        await sample.ClickAsync();

        await compare.WaitForAnswersAsync();
        await Expect(visit.Page.Locator(".question")).ToHaveTextAsync(question);
        foreach (var pane in new[] { compare.AnswerA, compare.AnswerB })
            Assert.Matches(OnePriceTag, (await pane.InnerTextAsync()).Split('\n')[0].Trim());
        await Expect(compare.VoteButtons).ToHaveTextAsync(
            [new Regex("A much better"), new Regex("A better"), new Regex("Tie"), new Regex("B better"), new Regex("B much better"), new Regex("Both bad")]);
    });

    [Fact]
    public Task SampleQuestions_BeforeAndAfterOneIsAsked_AreLabelledAsRecorded() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAsync();
        await Expect(visit.Page.GetByText("recorded demo answers")).ToBeVisibleAsync();

        await visit.Compare.Samples.First.ClickAsync();
        await visit.Compare.WaitForAnswersAsync();

        await Expect(visit.Page.GetByText("recorded demo answers")).ToBeVisibleAsync();
    });

    [Fact]
    public Task SampleQuestion_Asked_LeavesTheList() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAsync();
        var id = (await compare.Samples.First.GetAttributeAsync("data-sample-question"))!;
        await compare.Samples.First.ClickAsync();
        await compare.WaitForAnswersAsync();

        await Expect(visit.Page.Locator($"[data-sample-question='{id}']")).ToHaveCountAsync(0);
        await Expect(compare.Samples).Not.ToHaveCountAsync(0);
    });

    [Fact]
    public Task OwnQuestion_OnTheDemoPool_GetsTheNearestSampleQuestions() => run.Demo.VisitAsync(async visit =>
    {
        var compare = visit.Compare;
        await compare.OpenAndAskAsync("Which city is the capital of Australia?");

        var refusal = visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Only recorded answers" });
        await Expect(refusal).ToContainTextAsync("connect a provider");
        await Expect(refusal.GetByRole(AriaRole.Button)).ToHaveCountAsync(3);
        await refusal.GetByRole(AriaRole.Button, new() { Name = "Is the capital of Australia Sydney or Melbourne?" }).ClickAsync();
        await compare.WaitForAnswersAsync();
        await Expect(compare.AnswerA).ToContainTextAsync("Canberra");
    });

    [Fact]
    public Task EmptyQuestion_Asked_IsRefused() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAndAskAsync("   ");

        await Expect(visit.Page.GetByText("Type a question first.")).ToBeVisibleAsync();
    });

    [Theory]
    [InlineData(20_000, "Only recorded answers")]
    [InlineData(100_000, "Only recorded answers")]
    [InlineData(100_001, "This question is too long")]
    [InlineData(1_000_000, "This question is too long")]
    public Task VeryLongQuestion_Pasted_IsTakenUpToTheLimitAndThenRefused(int length, string answer) => run.Demo.VisitAsync(async visit =>
    {
        // Three bytes a character in UTF-8.
        await visit.Compare.OpenAndAskAsync(new string('語', length));

        await Expect(visit.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = answer })).ToBeVisibleAsync();
        await visit.Compare.Samples.First.ClickAsync();
        await visit.Compare.WaitForAnswersAsync();
    });
}
