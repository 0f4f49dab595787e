using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>The My preference page as a person uses it.</summary>
public sealed class PreferencePage(IPage page)
{
    public ILocator Frontier => page.GetByRole(AriaRole.Region, new() { Name = "Frontier", Exact = true });

    public ILocator FrontierData => page.GetByRole(AriaRole.Table, new() { Name = "Frontier data", Exact = true });

    public ILocator Weight => page.Locator("[data-cost-weight]");

    public ILocator Plot => Frontier.Locator("[data-plotted]");

    public ILocator Entries => page.GetByRole(AriaRole.Region, new() { Name = "History", Exact = true }).Locator("li.entry");

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Waits until the plot is drawn and tells where the person stands.</summary>
    public async Task<PersonPlace> ReadAsync()
    {
        await Expect(Plot).ToBeVisibleAsync();
        return new PersonPlace(
            double.Parse((await Weight.GetAttributeAsync("data-cost-weight"))!, CultureInfo.InvariantCulture),
            await Plot.EvaluateAsync<double>("plot => plot.data.find(trace => trace.uid === 'person').x[0]"),
            await Plot.EvaluateAsync<double>("plot => plot.data.find(trace => trace.uid === 'person').y[0]"));
    }

    /// <summary>Opens the page by its address and reads it.</summary>
    public async Task<PersonPlace> OpenAsync()
    {
        await page.GotoAsync("/preference");
        return await ReadAsync();
    }

    /// <summary>Waits until the person stands at a weight.</summary>
    public Task WaitForWeightAsync(double costWeight) =>
        Expect(Weight).ToHaveAttributeAsync("data-cost-weight", costWeight.ToString("0.0000", CultureInfo.InvariantCulture));
}

/// <summary>Where a person stands, as the page says and as the plot shows.</summary>
/// <param name="CostWeight">From 0, quality at any price, to 1, cheapest.</param>
/// <param name="UsdPerThousand">The drawn point's cost.</param>
/// <param name="Quality">The drawn point's quality.</param>
public sealed record PersonPlace(double CostWeight, double UsdPerThousand, double Quality);
