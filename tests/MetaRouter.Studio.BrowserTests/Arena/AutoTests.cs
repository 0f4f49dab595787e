using System.Globalization;
using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.Protocol;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Arena;

/// <summary>Auto mode: people train the program on recorded answers, and then ask three live candidates.</summary>
[Collection(BrowserRun.Collection)]
public sealed class AutoTests(BrowserRun run)
{
    private const int MostVotes = 6;
    private const string Cheap = "cheap-model";
    private const string Middle = "middle-model";
    private const string Dear = "dear-model";
    private const string HardQuestion = "Prove that there are infinitely many primes of the form 4k + 3.";

    [Fact]
    public async Task PriceMindedAndQualityMinded_AskTheSameHardQuestion_AreServedByDifferentModelsAndToldWhy()
    {
        await using var provider = await ProtocolServer.StartAsync();
        await using var studio = await StartAsync(provider);

        await studio.VisitAsync(async visit =>
        {
            await TrainAsync(visit, prefersDearer: false);
            Assert.Equal(Cheap, await AskAsync(visit));
            Assert.Contains($"You lean towards cheap answers, and {Cheap} is good enough at its price.", await new AutoPage(visit.Page).ReasonsAsync(), StringComparison.Ordinal);
        });
        await studio.VisitAsync(async visit =>
        {
            await TrainAsync(visit, prefersDearer: true);
            Assert.Equal(Dear, await AskAsync(visit));
            Assert.Contains($"You lean towards quality, and {Dear} is the best choice for you here.", await new AutoPage(visit.Page).ReasonsAsync(), StringComparison.Ordinal);
        });

        Assert.Equal([Cheap, Dear], provider.Requests.Select(request => request.Model));

        static async Task<string?> AskAsync(Visit visit)
        {
            var auto = new AutoPage(visit.Page);
            await auto.OpenAsync();
            return await auto.AskAsync(HardQuestion);
        }
    }

    [Fact]
    public async Task Budget_RunsDown_MovesToCheaperModelsInStepsUntilItIsRefusedInWords()
    {
        await using var provider = await ProtocolServer.StartAsync();
        // $0.25, $0.12 and $0.06 an answer: the line on the page, in whole cents, follows each.
        foreach (var model in new[] { Cheap, Middle, Dear })
            provider.Script(model, ProtocolReply.Stream(["An answer of some length."], new ProtocolUsage(Input: 0, Output: 1_000)));
        await using var studio = await StartAsync(provider, "Budgets:Person:Usd=1.2", "Budgets:Person:ExpectedQueries=1");
        await studio.VisitAsync(async visit =>
        {
            await TrainAsync(visit, prefersDearer: true);
            var auto = new AutoPage(visit.Page);
            await auto.OpenAsync();
            Assert.Equal(1.2m, await auto.LeftAsync());
            var (answered, left) = (new List<string>(), 1.2m);
            while (answered.Count < 30 && await auto.AskAsync(string.Create(CultureInfo.InvariantCulture, $"Question number {answered.Count}: what is a frontier?")) is { } model)
            {
                if (answered.Count > 0 && answered[^1] != model) Assert.Contains("budget", await auto.ReasonsAsync(), StringComparison.OrdinalIgnoreCase);
                answered.Add(model);
                left -= model == Dear ? 0.25m : model == Middle ? 0.12m : 0.06m;
                await Expect(auto.Budget).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"${left:0.00} left"));
            }

            Assert.Equal([Dear, Middle, Cheap], answered.Distinct());
            Assert.Equal(answered.OrderByDescending(model => model == Dear ? 2 : model == Middle ? 1 : 0), answered);
            await Expect(auto.Refusal).ToContainTextAsync(string.Create(CultureInfo.InvariantCulture, $"${left:0.00} left, $1.20 again on"));
            Assert.Equal(answered, provider.Requests.Select(request => request.Model));
        });
    }

    private Task<RunningStudio> StartAsync(ProtocolServer provider, params IEnumerable<string> settings) => run.StartAsync([
        "AnswerBank:Pace=0.02", "Guests:DailyUsd=1000", "Auto:Exploration=0", "Auto:SwitchMargin=0", "Providers:0:Id=here", $"Providers:0:BaseUrl={provider.Url}",
        .. Candidate(0, Cheap, 60, 0.6), .. Candidate(1, Middle, 120, 0.75), .. Candidate(2, Dear, 250, 0.95), .. settings]);

    private static IEnumerable<string> Candidate(int index, string model, int outputPerMillion, double quality) =>
        [.. LiveStudio.Candidate(index, "here", model, outputPerMillion), string.Create(CultureInfo.InvariantCulture, $"Candidates:{index}:Quality={quality}")];

    // Reads the two price tags and nothing else, until the page says that it has seen enough.
    private static async Task TrainAsync(Visit visit, bool prefersDearer)
    {
        var compare = visit.Compare;
        await compare.OpenAndAskSampleAsync();
        for (var votes = 1; ; votes++)
        {
            await compare.VoteAsync(await compare.DearerIsAAsync() == prefersDearer ? "A much better" : "B much better");
            if (votes == MostVotes || await visit.Page.GetByText("We know you well enough now.").IsVisibleAsync()) break;
            await compare.NextAsync();
        }
    }
}
