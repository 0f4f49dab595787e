using Microsoft.Playwright;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>The Chromium of a test run: the machine's own, driven by Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _driver;

    private Chromium(IPlaywright driver, IBrowser browser)
    {
        _driver = driver;
        Browser = browser;
    }

    /// <summary>The browser, without any context yet.</summary>
    public IBrowser Browser { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="FileNotFoundException">There is no Chromium; the message says what to install.</exception>
    public static async Task<Chromium> StartAsync()
    {
        var path = FindProgram();
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Arguments });
        return new Chromium(driver, browser);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        _driver.Dispose();
    }

    private static string FindProgram()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        return File.Exists(path) ? path : throw new FileNotFoundException(
            $"The browser tests need Chromium, and there is none at {path}. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.");
    }
}
