using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using MetaRouter.TestKit;
using Microsoft.Playwright;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>One person's browser: their cookies, a page, and what its console said.</summary>
public sealed class Visit : IAsyncDisposable
{
    /// <summary>How long a condition may take to come true, in milliseconds; only a test that fails waits that long.</summary>
    public const float Patience = 30_000;

    private readonly ConcurrentQueue<string> _console = new();
    private Regex? _expected;

    private Visit(IBrowserContext context, IPage page)
    {
        Context = context;
        Page = page;
        Compare = new ComparePage(page);
        Listen(page);
    }

    /// <summary>The browser of this person alone.</summary>
    public IBrowserContext Context { get; }

    /// <summary>Their first tab.</summary>
    public IPage Page { get; }

    /// <summary>The Compare page in that tab.</summary>
    public ComparePage Compare { get; }

    /// <summary>Errors in the console and dialogs so far, without those that were announced.</summary>
    public IReadOnlyList<string> Console => [.. _console.Where(message => _expected?.IsMatch(message) != true)];

    internal static async Task<Visit> StartAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(Patience);
        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Another tab of the same person.</summary>
    public async Task<IPage> NewTabAsync()
    {
        var page = await Context.NewPageAsync();
        Listen(page);
        return page;
    }

    /// <summary>Opens the menu of settings.</summary>
    public Task OpenSettingsAsync() => Page.GetByText("Settings", new() { Exact = true }).ClickAsync();

    /// <summary>Announces console errors that belong to the journey, such as those of a dropped connection.</summary>
    public void ExpectConsole(string pattern) => _expected = new Regex(pattern, RegexOptions.IgnoreCase);

    /// <summary>Fails when the console showed an error or a dialog came up.</summary>
    public void AssertQuietConsole() => Assert.Empty(Console);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Context.DisposeAsync();

    internal async Task<string> KeepEvidenceAsync(string name)
    {
        var folder = RepositoryFiles.Path("artifacts/browser");
        Directory.CreateDirectory(folder);
        var picture = Path.Combine(folder, $"{name}.png");
        try
        {
            await File.WriteAllTextAsync(Path.ChangeExtension(picture, ".txt"), await Page.InnerTextAsync("body"));
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = true });
            return picture;
        }
        catch (PlaywrightException error)
        {
            return $"no picture could be taken ({error.Message})";
        }
    }

    private void Listen(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _console.Enqueue($"console: {message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _console.Enqueue($"script error: {error}");
        page.Dialog += (_, dialog) =>
        {
            _console.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
    }
}
