using System.Globalization;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>
/// The application with two live candidates and nothing else, so that every question goes to both: <see cref="Steady"/>, and
/// <see cref="Hasty"/>, whose provider is given no more than a second for anything.
/// </summary>
public sealed class LiveStudio : IAsyncDisposable
{
    /// <summary>What the provider calls the first candidate.</summary>
    public const string Steady = "steady-model";

    /// <summary>What the provider calls the second candidate.</summary>
    public const string Hasty = "hasty-model";

    private LiveStudio(ProtocolServer provider, RunningStudio studio)
    {
        Provider = provider;
        Studio = studio;
    }

    /// <summary>Who answers.</summary>
    public ProtocolServer Provider { get; }

    /// <summary>The application.</summary>
    public RunningStudio Studio { get; }

    /// <summary>Starts both.</summary>
    public static async Task<LiveStudio> StartAsync(BrowserRun run)
    {
        var provider = await ProtocolServer.StartAsync();
        var studio = await run.StartAsync([
            "AnswerBank:Answers=", "Guests:DailyUsd=1000",
            "Providers:0:Id=steady", $"Providers:0:BaseUrl={provider.Url}",
            "Providers:1:Id=hasty", $"Providers:1:BaseUrl={provider.Url}",
            "Providers:1:Timeouts:FirstToken=00:00:01", "Providers:1:Timeouts:BetweenTokens=00:00:01",
            .. Candidate(0, "steady", Steady, 3), .. Candidate(1, "hasty", Hasty, 0.7m)]);
        return new LiveStudio(provider, studio);
    }

    /// <summary>The settings of a candidate.</summary>
    public static IEnumerable<string> Candidate(int index, string provider, string model, decimal outputPerMillion) =>
    [
        $"Candidates:{index}:Provider={provider}", $"Candidates:{index}:Model={model}", $"Candidates:{index}:InputPerMillion=0.5",
        string.Create(CultureInfo.InvariantCulture, $"Candidates:{index}:OutputPerMillion={outputPerMillion}"),
    ];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Studio.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
