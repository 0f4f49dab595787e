using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.Protocol;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.Blindness;

/// <summary>Before the vote, nothing that reaches the browser tells who answers.</summary>
[Collection(BrowserRun.Collection)]
public sealed class BlindnessTests(BrowserRun run)
{
    // Too long to turn up by chance in protected bytes, which the browser gets thousands of.
    private const string Marker = "zq7wv4kxj9";
    private const string Canary = $"{Marker}-canary";
    private const int TokensOfFirst = 7_319_358;
    private const int TokensOfSecond = 4_826_157;

    [Fact]
    public async Task PendingComparison_InEveryByteThatReachesTheBrowser_NamesNobody()
    {
        await using var provider = await ProtocolServer.StartAsync();
        provider.Script($"{Canary}-model-0", ProtocolReply.Stream(["An answer in ", "**two** pieces."], new ProtocolUsage(TokensOfSecond, TokensOfFirst)));
        provider.Script($"{Canary}-model-1", ProtocolReply.Stream(["Another answer, ", "just as good."], new ProtocolUsage(TokensOfFirst, TokensOfSecond)));
        await using var studio = await run.StartAsync([
            "AnswerBank:Answers=", "Guests:DailyUsd=1000",
            $"Providers:0:Id={Canary}-provider", $"Providers:0:BaseUrl={provider.Url}", .. Candidate(0), .. Candidate(1)]);
        await studio.VisitAsync(async visit =>
        {
            var received = await ReceivedBytes.ListenAsync(visit);
            await visit.Compare.OpenAndAskAsync("Who are you?");
            await visit.Compare.WaitForAnswersAsync();
            // The small plot knows the candidates too.
            await Expect(visit.Page.Locator("[data-plotted]")).ToBeVisibleAsync();
            await received.AddPageAsync(visit);

            Assert.Equal(2, provider.Requests.Count);
            Assert.NotEmpty(received.PlacesOf("just as good"));
            Assert.True(received is { Frames: > 5, Responses: > 5 });
            Assert.Empty(received.PlacesOf(Canary));
            Assert.Empty(received.PlacesOf(Marker));
            Assert.Empty(received.PlacesOf(new Uri(provider.Url, "/").Authority));
            Assert.Empty(received.PlacesOf(TokensOfFirst));
            Assert.Empty(received.PlacesOf(TokensOfSecond));

            // After the vote the same search finds the names: it would have found them before.
            await visit.Compare.VoteAsync("Tie");
            await received.AddPageAsync(visit);
            Assert.Contains("page", received.PlacesOf($"{Canary}-name-0"));
            Assert.Contains("frame Received", received.PlacesOf($"{Canary}-name-1"));
            Assert.Contains("frame Received", received.PlacesOf(TokensOfFirst));
        });
    }

    [Fact]
    public async Task FailedAnswer_InEveryByteThatReachesTheBrowser_NamesNobody()
    {
        await using var provider = await ProtocolServer.StartAsync();
        provider.Script($"{Canary}-model-0", ProtocolReply.Error(401, $"{Canary}-model-0 refuses"));
        provider.Script($"{Canary}-model-1", ProtocolReply.Error(404, $"The model {Canary}-model-1 does not exist"));
        await using var studio = await run.StartAsync([
            "AnswerBank:Answers=", $"Providers:0:Id={Canary}-provider", $"Providers:0:BaseUrl={provider.Url}", .. Candidate(0), .. Candidate(1)]);
        await studio.VisitAsync(async visit =>
        {
            var received = await ReceivedBytes.ListenAsync(visit);
            await visit.Compare.OpenAndAskAsync("Who are you?");
            await Expect(visit.Page.GetByText("refused our key")).ToBeVisibleAsync();
            await Expect(visit.Page.GetByText("does not know the model")).ToBeVisibleAsync();
            await received.AddPageAsync(visit);

            Assert.NotEmpty(received.PlacesOf("refused our key"));
            Assert.Empty(received.PlacesOf(Canary));
        });
    }

    [Fact]
    public async Task Sides_OverThirtyComparisonsOfOneQuestion_AreDrawnAnew()
    {
        await using var studio = await run.StartAsync("AnswerBank:Pace=0");
        await studio.VisitAsync(async visit =>
        {
            await visit.Compare.OpenAndAskSampleAsync();
            var dearerIsA = new List<bool> { await visit.Compare.DearerIsAAsync() };
            while (dearerIsA.Count < 30)
            {
                await visit.Compare.RegenerateAsync();
                dearerIsA.Add(await visit.Compare.DearerIsAAsync());
            }

            // One side at most thrice in thirty fair draws: one run in a hundred thousand.
            Assert.InRange(dearerIsA.Count(isA => isA), 4, 26);
        });
    }

    private static IEnumerable<string> Candidate(int index) =>
    [
        $"Candidates:{index}:Id={Canary}-id-{index}", $"Candidates:{index}:Name={Canary}-name-{index}", $"Candidates:{index}:Maker={Canary}-maker-{index}",
        $"Candidates:{index}:Provider={Canary}-provider", $"Candidates:{index}:Model={Canary}-model-{index}",
        $"Candidates:{index}:InputPerMillion=0.0{index + 1}", $"Candidates:{index}:OutputPerMillion=0.{index + 3}",
    ];
}
