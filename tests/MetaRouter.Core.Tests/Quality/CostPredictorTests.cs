using MetaRouter.Core.Candidates;
using MetaRouter.Core.Quality;

namespace MetaRouter.Core.Tests.Quality;

public sealed class CostPredictorTests
{
    [Fact]
    public void Predict_NothingKnown_AssumesFourHundredTokens()
    {
        var prediction = new CostPredictor([]).Predict(Query("What?"), Samples.Pool(10))[0];
        Assert.Equal(400, prediction.OutputTokens);
        Assert.Equal(0.004m, prediction.Cost.Usd);
    }

    [Fact]
    public void Predict_LimitBelowTheExpectation_IsTheLimit()
    {
        var pool = new CandidatePool([Samples.Candidate("short", 10) with { MaxOutputTokens = 50 }]);
        Assert.Equal(50, new CostPredictor([]).Predict(Query("What?"), pool)[0].OutputTokens);
    }

    [Fact]
    public void Predict_LongConversation_PaysForItsPrompt()
    {
        var pool = new CandidatePool([Samples.Candidate("a", 0) with { Price = new TokenPrice(4, 0, "v1") }]);
        var query = Query(new string('x', 400)) with { ConversationCharacters = 4000 };
        Assert.Equal((1000 + 100 + 8) * 4 / 1_000_000m, new CostPredictor([]).Predict(query, pool)[0].Cost.Usd);
    }

    [Fact]
    public void Predict_KnownLengths_FollowsTheCandidate()
    {
        var random = new Random(1);
        var bank = Enumerable.Range(0, 30).Select(index => new AnsweredQuestion($"q{index}", Samples.Embedding(random), new Dictionary<string, int>
        {
            ["c0"] = 50 + index % 3,
            ["c1"] = 500 + 10 * (index % 3),
        })).ToArray();
        var predictions = new CostPredictor(bank).Predict(Query("new"), Samples.Pool(1, 1, 1));
        Assert.Equal(51, predictions[0].OutputTokens, 3.0);
        Assert.Equal(510, predictions[1].OutputTokens, 30.0);
        Assert.Equal(CostPredictor.DefaultOutputTokens, predictions[2].OutputTokens);
    }

    private static PredictionQuery Query(string text) => new(text, Samples.Embedding(new Random(2)));
}
