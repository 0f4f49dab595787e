using Bunit;
using MetaRouter.Data.Research;
using MetaRouter.Data.Settings;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Features.Research;
using MetaRouter.Studio.Features.Research.Explorer;
using MetaRouter.Studio.Features.Research.Overview;
using MetaRouter.Studio.Settings;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Research;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Research;

/// <summary>A database with generated comparisons, and pages on it.</summary>
public sealed class ResearchFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public StudioDatabase Database { get; private set; } = null!;

    public BunitContext Bunit { get; } = new();

    public async Task InitializeAsync()
    {
        Database = await StudioDatabase.OpenAsync(_folder.Path, CancellationToken.None);
        Bunit.Services.AddSingleton(Database);
        Bunit.Services.AddSingleton(TimeProvider.System);
        Bunit.Services.AddSingleton(provider => new SettingsInUse(new SettingsStore(Database, TimeProvider.System), new StudioOptions()));
        Bunit.Services.AddResearch();
        Bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        foreach (var module in (string[])["./Features/Research/Overview/TimelineSection.razor.js", "./Controls/MarkdownText.razor.js"])
            Bunit.JSInterop.SetupModule(module).Mode = JSRuntimeMode.Loose;
    }

    public async Task DisposeAsync()
    {
        await Bunit.DisposeAsync();
        Database.Dispose();
        _folder.Dispose();
    }

    /// <summary>Fills the database.</summary>
    public Task GenerateAsync(int comparisons = 120, int open = 5) => GeneratedComparisons.WriteAsync(
        Database, new() { Comparisons = comparisons, People = 12, AnswerCharacters = 200, Open = open, Span = TimeSpan.FromDays(20) }, null, CancellationToken.None);

    public ComparisonExplorer Explorer => Bunit.Services.GetRequiredService<ComparisonExplorer>();

    public ExplorerSession ExplorerSession() => Bunit.Services.GetRequiredService<ExplorerSession>();

    public OverviewSession OverviewSession() => Bunit.Services.GetRequiredService<OverviewSession>();
}
