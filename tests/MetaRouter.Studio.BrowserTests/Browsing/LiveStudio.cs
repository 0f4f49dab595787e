using System.Globalization;
using MetaRouter.Llm.TimingOut;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>
/// The application with two live candidates and nothing else, so that every question goes to both: <see cref="Steady"/>, and
/// <see cref="Hasty"/>, whose provider may be given little time.
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
    /// <param name="run">The browser tests' run.</param>
    /// <param name="timeouts">How long the hasty provider may take; by default as long as any. Short ones also hit a slow machine: only for tests of them.</param>
    public static async Task<LiveStudio> StartAsync(BrowserRun run, AnswerTimeouts? timeouts = null)
    {
        var hasty = timeouts ?? new AnswerTimeouts();
        var provider = await ProtocolServer.StartAsync();
        var studio = await run.StartAsync([
            "AnswerBank:Answers=", "Guests:DailyUsd=1000",
            "Providers:0:Id=steady", $"Providers:0:BaseUrl={provider.Url}",
            "Providers:1:Id=hasty", $"Providers:1:BaseUrl={provider.Url}",
            $"Providers:1:Timeouts:FirstToken={hasty.FirstToken:c}", $"Providers:1:Timeouts:BetweenTokens={hasty.BetweenTokens:c}",
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
