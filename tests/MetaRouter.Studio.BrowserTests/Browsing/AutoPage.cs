using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>The Compare page in auto mode as a person uses it.</summary>
public sealed partial class AutoPage(IPage page)
{
    public ILocator Answer => page.GetByRole(AriaRole.Region, new() { Name = "Answer", Exact = true });

    public ILocator Model => Answer.Locator(".who strong");

    public ILocator Budget => page.Locator(".budget");

    public ILocator Refusal => page.Locator(".refusal");

    public ILocator Why => Answer.Locator("details.why");

    /// <summary>Switches from comparing to auto mode.</summary>
    public async Task OpenAsync()
    {
        await page.GotoAsync("/");
        var auto = page.GetByRole(AriaRole.Group, new() { Name = "How to ask", Exact = true }).GetByRole(AriaRole.Button, new() { Name = "Auto", Exact = true });
        await auto.ClickAsync();
        await Expect(auto).ToHaveAttributeAsync("aria-pressed", "true");
    }

    /// <summary>Asks, and waits for the whole answer or a refusal.</summary>
    /// <returns>Who answered; null when the question was refused.</returns>
    public async Task<string?> AskAsync(string question)
    {
        await new ComparePage(page).AskAsync(question);
        var asked = page.Locator(".asked .question").Filter(new() { HasText = question });
        await Expect(asked.Or(Refusal).First).ToBeVisibleAsync();
        if (await Refusal.IsVisibleAsync()) return null;
        await ComparePage.WaitForAnswerAsync(Answer);
        return await Model.InnerTextAsync();
    }

    /// <summary>Opens the reasons and tells what they say.</summary>
    public async Task<string> ReasonsAsync()
    {
        if (await Why.GetAttributeAsync("open") is null) await Why.GetByText("Why this model?", new() { Exact = true }).ClickAsync();
        return await Why.InnerTextAsync();
    }

    /// <summary>What the budget line says is left, in US dollars.</summary>
    public async Task<decimal> LeftAsync() => decimal.Parse(Left().Match(await Budget.InnerTextAsync()).Groups[1].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\$([\d.]+) left")]
    private static partial Regex Left();
}
