using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Core.Tests.Quality.Online;

public sealed class OnlineCostTests
{
    private static readonly CandidateModel Talkative = Samples.Candidate("talkative", 10) with { Price = new TokenPrice(4, 10, "v1"), MaxOutputTokens = 4096 };
    private static readonly CandidateModel Silent = Samples.Candidate("silent", 10) with { ProviderId = "other" };
    private static readonly PredictionQuery Query = new(new string('x', 400), Samples.Embedding(new Random(1)));

    [Fact]
    public void Refine_NothingLearned_ChangesNothing()
    {
        var plain = new CostPredictor([]);
        var pool = new CandidatePool([Talkative, Silent]);
        Assert.Equal(plain.Predict(Query, pool).AsEnumerable(), OnlineCost.Empty.Refine(plain).Predict(Query, pool));
    }

    [Fact]
    public void Learn_LongAnswers_RaiseTheExpectationOfThatCandidateAlone()
    {
        var corrections = Learned(30, outputTokens: 1200, promptTokens: 108);
        Assert.Equal((10 + 30 * 3) / 40.0, corrections.OutputRatio("talkative"), 12);
        var predicted = corrections.Refine(new CostPredictor([])).Predict(Query, new CandidatePool([Talkative, Silent]));
        Assert.Equal(1000, predicted[0].OutputTokens, 9);
        Assert.Equal(400, predicted[1].OutputTokens);
    }

    [Fact]
    public void Learn_ProviderCutsFiner_RaisesThePromptsPrice()
    {
        var corrections = Learned(90, outputTokens: 400, promptTokens: 216);
        Assert.Equal(1.9, corrections.PromptRatio("test"), 12);
        Assert.Equal(1, corrections.PromptRatio("other"));
        var predicted = corrections.Refine(new CostPredictor([])).Predict(Query, new CandidatePool([Talkative]))[0];
        Assert.Equal((108 * 1.9m * 4 + 400 * 10) / 1_000_000m, predicted.Cost.Usd, 12);
    }

    [Fact]
    public void Learn_OneOddCall_IsCutOff() => Assert.Equal((10 + 20) / 11.0, Learned(1, outputTokens: 1e6, promptTokens: 108).OutputRatio("talkative"), 12);

    private static OnlineCost Learned(int calls, double outputTokens, double promptTokens) =>
        Enumerable.Range(0, calls).Aggregate(OnlineCost.Empty, (corrections, _) => corrections.Learn(Talkative, new CallUsage(400, outputTokens, 400, promptTokens)));
}
