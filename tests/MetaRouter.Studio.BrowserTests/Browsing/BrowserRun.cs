namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>What all browser tests share: one Chromium, and one application that answers from the demo pool at a tenth of its time.</summary>
public sealed class BrowserRun : IAsyncLifetime
{
    /// <summary>Name of the collection of all browser tests; they run one after the other.</summary>
    public const string Collection = "Browser";

    private Chromium _chromium = null!;

    /// <summary>The application on the demo pool.</summary>
    public RunningStudio Demo { get; private set; } = null!;

    /// <summary>Starts another application.</summary>
    /// <param name="settings">Configuration, as <c>key=value</c> below the section MetaRouter.</param>
    public Task<RunningStudio> StartAsync(params IEnumerable<string> settings) => RunningStudio.StartAsync(_chromium.Browser, settings);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        Microsoft.Playwright.Assertions.SetDefaultExpectTimeout(Visit.Patience);
        _chromium = await Chromium.StartAsync();
        Demo = await StartAsync("AnswerBank:Pace=0.1");
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        await Demo.DisposeAsync();
        await _chromium.DisposeAsync();
    }
}

/// <summary>Gives every class of browser tests the same run.</summary>
[CollectionDefinition(BrowserRun.Collection)]
public sealed class BrowserCollection : ICollectionFixture<BrowserRun>;
