using System.Diagnostics;
using MetaRouter.Data.Research;
using MetaRouter.Studio;
using MetaRouter.Studio.Features.Research.Explorer;
using MetaRouter.Studio.Features.Research.Leaderboards;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Benchmarks.Research;

/// <summary>How long the sessions of the pages take to have something to show.</summary>
internal static class PageTimes
{
    private const int Calls = 20;
    private const string Limit = "300";

    private static readonly (string Name, string Query)[] Addresses =
    [
        ("all", ""), ("days", "?from=2026-03-01&until=2026-03-10"), ("candidate", "?candidate=made/fox"), ("pair", "?candidate=made/fox&other=made/ant"),
        ("pair that nobody compared", "?candidate=made/fox&other=made/gnu"), ("category", "?category=code"), ("language", "?language=de"), ("prices hidden", "?prices=hidden"),
        ("consent given", "?consent=given"), ("consent missing", "?consent=missing"), ("both bad", "?outcome=both-bad"), ("onboarding", "?onboarding=yes"), ("model named", "?leak=yes"), ("taken back", "?state=withdrawn"),
        ("four at once", "?category=code&language=de&outcome=tie&prices=hidden"),
    ];

    public static async Task MeasureAsync(IServiceProvider services, ResearchResults results, CancellationToken cancellationToken)
    {
        foreach (var (name, query) in Addresses)
        {
            await ExplorerAsync(services, results, name, query);
            await ExplorerAsync(services, results, name + ", deep", query + (query.Length == 0 ? "?" : "&") + "before=20000");
        }

        var statistics = services.GetRequiredService<ComparisonStatistics>();
        var cache = services.GetRequiredService<OverviewCache>();
        var explorer = services.GetRequiredService<ComparisonExplorer>();
        await RepeatAsync(results, "one comparison opened whole", Limit, () => explorer.OpenAsync(50_000, 0, cancellationToken));
        await RepeatAsync(results, "overview, cold", "none", () => statistics.OverviewAsync(0, cancellationToken));
        await RepeatAsync(results, "overview", Limit, () => cache.ReadAsync(0, cancellationToken));
        await LeaderboardsAsync(services, results, cancellationToken);
    }

    private static async Task LeaderboardsAsync(IServiceProvider services, ResearchResults results, CancellationToken cancellationToken)
    {
        var boards = services.GetRequiredService<ComputedLeaderboards>();
        var nothing = new Progress<double>();
        foreach (var style in new[] { false, true })
        {
            var request = new LeaderboardRequest(new LeaderboardFilter(), style);
            var cold = await TimeAsync(() => boards.GetAsync(request, nothing, cancellationToken));
            results.Took(style ? "leaderboard with style control, cold" : "leaderboard, cold", cold, [cold], "10,000");
            await RepeatAsync(results, style ? "leaderboard with style control, cached" : "leaderboard, cached", "500", () => boards.GetAsync(request, nothing, cancellationToken));
        }
    }

    private static async Task ExplorerAsync(IServiceProvider services, ResearchResults results, string name, string query)
    {
        var (pages, counts) = (new List<double>(), new List<double>());
        for (var call = 0; call <= Calls; call++)
        {
            await using var scope = services.CreateAsyncScope();
            var session = scope.ServiceProvider.GetRequiredService<ExplorerSession>();
            var start = Stopwatch.GetTimestamp();
            double? page = null, count = null;
            session.Changed += () =>
            {
                var now = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (session.Page is not null) page ??= now;
                if (session.Count is not null) count ??= now;
            };
            await session.ShowAsync(StudioUrls.ResearchExplorer + query);
            pages.Add(page!.Value);
            counts.Add(count!.Value);
        }

        results.Took($"explorer: {name}", pages[0], pages[1..], Limit);
        results.Took($"explorer: {name}, counted", counts[0], counts[1..], "none");
    }

    private static async Task RepeatAsync(ResearchResults results, string what, string limit, Func<Task> action)
    {
        var first = await TimeAsync(action);
        var later = new List<double>();
        for (var call = 0; call < Calls; call++) later.Add(await TimeAsync(action));
        results.Took(what, first, later, limit);
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
