using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.TestKit.RecordedAnswers;

namespace MetaRouter.Studio.BrowserTests.Arena;

[Collection(BrowserRun.Collection)]
public sealed class TwoPeopleTests(BrowserRun run)
{
    private const int Votes = 6;

    /// <summary>The demo pool, and the bank of real answers where there is one.</summary>
    public static TheoryData<string> Banks => SharedBank.AnswersPath is null ? ["demo"] : ["demo", "shared"];

    [Theory]
    [MemberData(nameof(Banks))]
    public async Task PriceMindedAndQualityMinded_AfterSixVotesEach_StandFarApart(string bank)
    {
        await using var studio = await run.StartAsync(bank == "demo"
            ? ["AnswerBank:Pace=0.02"]
            : ["AnswerBank:Pace=0.02", $"AnswerBank:Answers={SharedBank.AnswersPath}", $"AnswerBank:Pool={SharedBank.PoolPath}"]);
        var (priceMinded, qualityMinded) = (double.NaN, double.NaN);
        await studio.VisitAsync(async visit => priceMinded = await WeightAfterVotesAsync(visit, prefersDearer: false));
        await studio.VisitAsync(async visit => qualityMinded = await WeightAfterVotesAsync(visit, prefersDearer: true));

        Assert.True(priceMinded - qualityMinded >= 0.3, FormattableString.Invariant(
            $"The price-minded person ends at {priceMinded}, the quality-minded one at {qualityMinded}."));
    }

    // Reads the two price tags and nothing else.
    private static async Task<double> WeightAfterVotesAsync(Visit visit, bool prefersDearer)
    {
        var compare = visit.Compare;
        await compare.OpenAndAskSampleAsync();
        for (var votes = 1; ; votes++)
        {
            await compare.VoteAsync(await compare.DearerIsAAsync() == prefersDearer ? "A much better" : "B much better");
            if (votes == Votes) break;
            await compare.NextAsync();
        }

        await compare.MyPreference.ClickAsync();
        return (await new PreferencePage(visit.Page).ReadAsync()).CostWeight;
    }
}
