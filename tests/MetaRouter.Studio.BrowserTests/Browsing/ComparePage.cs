using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>The Compare page as a person uses it: everything is found by role and accessible name.</summary>
public sealed partial class ComparePage(IPage page)
{
    public ILocator Question => page.GetByRole(AriaRole.Textbox, new() { Name = "Your question", Exact = true });

    public ILocator Ask => Button("Ask");

    public ILocator Samples => page.Locator("[data-sample-question]");

    public ILocator AnswerA => Region("Answer A");

    public ILocator AnswerB => Region("Answer B");

    public ILocator Reveal => Region("Reveal");

    public ILocator WhatChanged => Region("What changed");

    public ILocator Undo => Button("Undo");

    public ILocator NextQuestion => Button("Next question");

    public ILocator MyPreference => page.GetByRole(AriaRole.Link, new() { Name = "My preference", Exact = true });

    public ILocator VoteButtons => page.GetByRole(AriaRole.Group, new() { Name = "Your choice", Exact = true }).GetByRole(AriaRole.Button);

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Region(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>Opens the page and waits until it can be used.</summary>
    public async Task OpenAsync()
    {
        await page.GotoAsync("/");
        await Expect(Question).ToBeVisibleAsync();
    }

    /// <summary>Opens the page and asks the first sample question.</summary>
    public async Task OpenAndAskSampleAsync()
    {
        await OpenAsync();
        await Samples.First.ClickAsync();
        await WaitForAnswersAsync();
    }

    /// <summary>Opens the page and asks a question of one's own.</summary>
    public async Task OpenAndAskAsync(string question)
    {
        await OpenAsync();
        await AskAsync(question);
    }

    /// <summary>Types a question and asks it.</summary>
    public async Task AskAsync(string question)
    {
        await Question.FillAsync(question);
        await Ask.ClickAsync();
    }

    /// <summary>Waits until both answers are complete.</summary>
    public async Task WaitForAnswersAsync()
    {
        await WaitForAnswerAsync(AnswerA);
        await WaitForAnswerAsync(AnswerB);
    }

    /// <summary>Waits until one answer is complete.</summary>
    public static async Task WaitForAnswerAsync(ILocator pane)
    {
        await Expect(pane.GetByRole(AriaRole.Status)).ToHaveTextAsync("Complete");
        await Expect(pane).ToHaveAttributeAsync("aria-busy", "false");
    }

    /// <summary>Presses a button of the vote bar and waits for the names.</summary>
    public async Task VoteAsync(string choice)
    {
        await Button(choice).ClickAsync();
        await Expect(Reveal).ToBeVisibleAsync();
    }

    /// <summary>Goes on and waits for the next pair of answers.</summary>
    public async Task NextAsync()
    {
        await NextQuestion.ClickAsync();
        await Expect(Reveal).ToBeHiddenAsync();
        await WaitForAnswersAsync();
    }

    /// <summary>Asks the same question again and waits for the new answers.</summary>
    public Task RegenerateAsync() => ReplaceAsync(() => Button("Regenerate").ClickAsync());

    /// <summary>Asks a question in place of the one on the page, and waits for its answers.</summary>
    public Task AskInsteadAsync(string question) => ReplaceAsync(() => AskAsync(question));

    /// <summary>The price on a pane's tag, in US dollars.</summary>
    public static async Task<decimal> PriceAsync(ILocator pane)
    {
        var tag = (await pane.InnerTextAsync()).Split('\n')[0];
        var price = Price().Match(tag);
        Assert.True(price.Success, $"The first text of the pane is no price tag: {tag}");
        return decimal.Parse(price.Groups[1].ValueSpan, NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether answer A costs more than answer B.</summary>
    public async Task<bool> DearerIsAAsync() => await PriceAsync(AnswerA) > await PriceAsync(AnswerB);

    /// <summary>Waits for the small plot and tells which revision of the person's place it shows.</summary>
    public async Task<string> PlottedAsync()
    {
        var plot = WhatChanged.Locator("[data-plotted]");
        await Expect(plot).ToBeVisibleAsync();
        return (await plot.GetAttributeAsync("data-plotted"))!;
    }

    /// <summary>Waits for the small plot and tells which revision of the person's place it shows, and what that place costs.</summary>
    public async Task<(string Revision, double UsdPerThousand)> PlaceAsync()
    {
        var plot = page.Locator("[data-plotted]");
        await Expect(plot).ToBeVisibleAsync();
        return ((await plot.GetAttributeAsync("data-plotted"))!,
            await plot.EvaluateAsync<double>("plot => plot.data.find(trace => trace.uid === 'person').x[0]"));
    }

    /// <summary>Waits until the small plot shows another revision than this one.</summary>
    public Task WaitForAnotherPlaceAsync(string revision) => Expect(page.Locator("[data-plotted]")).Not.ToHaveAttributeAsync("data-plotted", revision);

    private async Task ReplaceAsync(Func<Task> ask)
    {
        var former = await AnswerA.ElementHandleAsync();
        await ask();
        await former.WaitForElementStateAsync(ElementState.Hidden);
        await WaitForAnswersAsync();
    }

    [GeneratedRegex(@"\$([\d.,]+)")]
    private static partial Regex Price();
}
