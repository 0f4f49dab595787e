using System.CommandLine;
using MetaRouter.Studio;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Benchmarks.Voting;

/// <summary>From the key press of a vote to the redrawn plot, as the browser's own clock measures it, over the whole way: script, socket, database, model, Plotly.</summary>
internal static class VoteToPlotBenchmark
{
    private const string Watch =
        """
        () => {
          let pressed = 0;
          addEventListener('keydown', event => { if (event.key === '1' || event.key === '5') { pressed = performance.now(); window.voteToPlot = undefined; } }, true);
          new MutationObserver(() => { window.voteToPlot ??= performance.now() - pressed; })
            .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-plotted'] });
        }
        """;

    private static readonly string[] Arguments = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static Command Command()
    {
        var votes = new Option<int>("--votes") { Description = "How many votes, 2 … 40.", DefaultValueFactory = _ => 30 };
        var command = new Command("vote-to-plot", "From the key press of a vote to the moved plot in Chromium (CHROMIUM_PATH, default /usr/bin/chromium), on the demo pool.") { votes };
        command.SetAction((parsed, cancellationToken) => RunAsync(Math.Clamp(parsed.GetValue(votes), 2, 40), cancellationToken));
        return command;
    }

    private static async Task RunAsync(int votes, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("metarouter-bench-");
        try
        {
            await using var studio = await StudioApplication.CreateAsync(
                ["--urls=http://127.0.0.1:0", $"--MetaRouter:DataDirectory={data.FullName}", "--MetaRouter:AnswerBank:Pace=0"],
                builder => builder.Logging.ClearProviders(), cancellationToken);
            await studio.StartAsync(cancellationToken);
            var milliseconds = await MeasureAsync(studio.Urls.Single(), votes, cancellationToken);
            await studio.StopAsync(cancellationToken);
            Print(milliseconds);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<List<double>> MeasureAsync(string url, int votes, CancellationToken cancellationToken)
    {
        using var driver = await Playwright.CreateAsync();
        await using var chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "/usr/bin/chromium",
            Args = Arguments,
        });
        var page = await chromium.NewPageAsync();
        await page.GotoAsync(url);
        await page.Locator("[data-sample-question]").First.ClickAsync();
        await page.EvaluateAsync(Watch);
        var milliseconds = new List<double>();
        while (!cancellationToken.IsCancellationRequested)
        {
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "A much better", Exact = true })).ToBeEnabledAsync();
            await Expect(page.Locator(".pane .rich-text[aria-busy=false]")).ToHaveCountAsync(2);
            await page.Keyboard.PressAsync(milliseconds.Count % 2 == 0 ? "1" : "5");
            await page.WaitForFunctionAsync("() => window.voteToPlot !== undefined");
            milliseconds.Add(await page.EvaluateAsync<double>("() => window.voteToPlot"));
            if (milliseconds.Count == votes) break;
            await page.GetByRole(AriaRole.Button, new() { Name = "Next question", Exact = true }).ClickAsync();
        }

        return milliseconds;
    }

    private static void Print(List<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        double Quantile(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
        Console.WriteLine($"{sorted.Length} votes: first {milliseconds[0]:F0} ms, p50 {Quantile(0.5):F0} ms, p95 {Quantile(0.95):F0} ms, longest {sorted[^1]:F0} ms");
    }
}
