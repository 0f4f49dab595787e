using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Rewards;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaRouter.Studio.Tests.Comparing;

/// <summary>From a provider's answer to what a vote leaves behind.</summary>
public sealed class LiveVoteTests : IAsyncLifetime
{
    private const string Cheap = "cheap-model";
    private const string Dear = "dear-model";

    private ProtocolServer _server = null!;
    private StudioParts _studio = null!;
    private Guid _person;

    public async Task InitializeAsync()
    {
        _server = await ProtocolServer.StartAsync();
        _studio = await StudioParts.CreateAsync(configure: options =>
        {
            options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = _server.Url.ToString() });
            options.Candidates.Add(new CandidateOptions { Id = Cheap, Provider = "here", Model = Cheap, InputPerMillion = 1, OutputPerMillion = 2 });
            options.Candidates.Add(new CandidateOptions { Id = Dear, Provider = "here", Model = Dear, InputPerMillion = 10, OutputPerMillion = 30 });
        });
        _person = await _studio.GuestAsync();
    }

    public async Task DisposeAsync()
    {
        await _studio.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_OfARealCall_CostsTheReportedUsageAtTheConfiguredPrice()
    {
        _server.Script(Cheap, ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 1_234, Output: 567)));
        _server.Script(Dear, ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 1_000, Output: 2_000)));

        var comparison = await _studio.AnsweredAsync(_person, "How do I say hello?");

        var (cheap, dear) = Sides(comparison);
        Assert.Equal((1_234, 567, false), (cheap.InputTokens, cheap.OutputTokens, cheap.CostEstimated));
        Assert.Equal((1_234 * 1m + 567 * 2m) / 1_000_000, cheap.Cost!.Value.Usd);
        Assert.Equal((1_000 * 10m + 2_000 * 30m) / 1_000_000, dear.Cost!.Value.Usd);
    }

    [Theory]
    [InlineData("Say hello.", false)]
    [InlineData("I am ChatGPT, a model made by OpenAI.", true)]
    public async Task Vote_AnAnswerNamesItsModel_IsFlagged(string answer, bool isFlagged)
    {
        _server.Script(Cheap, ProtocolReply.Text(answer));
        var comparison = await _studio.AnsweredAsync(_person, "How do I say hello?");

        await VoteAsync(comparison, Choice.Tie);

        Assert.False(comparison.LeakFlag);
        Assert.Equal(isFlagged, (await _studio.Comparisons.FindAsync(_person, comparison.Id, CancellationToken.None))!.LeakFlag);
    }

    [Fact]
    public async Task AssumedQuality_OfWhoWins_RisesWithTheVoteStaysAfterARestartAndFallsBackWhenItIsTakenBack()
    {
        var before = Assumed();
        var comparison = await _studio.AnsweredAsync(_person, "How do I say hello?");

        await VoteAsync(comparison, comparison.Left.CandidateId == Cheap ? Choice.AMuchBetter : Choice.BMuchBetter);

        var after = Assumed();
        Assert.True(after.Cheap > before.Cheap && after.Dear < before.Dear, $"{before} became {after}.");
        using var restarted = new QualityLearner(
            _studio.Pools, _studio.Get<IArmSpace>(), _studio.Get<ITextEncoder>(), _studio.Get<RewardLog>(), _studio.Get<SpendHistory>(), TimeProvider.System, NullLogger<QualityLearner>.Instance);
        await restarted.CatchUpAsync(CancellationToken.None);
        Assert.Equal(after, Assumed());
        await _studio.Voting.WithdrawAsync(_person, comparison.Id, CancellationToken.None);
        Assert.Equal(before, Assumed());
    }

    private static (ComparisonAnswer Cheap, ComparisonAnswer Dear) Sides(Comparison comparison) =>
        comparison.Left.CandidateId == Cheap ? (comparison.Left, comparison.Right) : (comparison.Right, comparison.Left);

    private (double Cheap, double Dear) Assumed()
    {
        var live = _studio.Pools.Live!;
        var qualities = live.Predict(CandidatePools.TypicalQuery).Qualities;
        return (qualities[live.Candidates.IndexOf(Cheap)].Quality.Mean, qualities[live.Candidates.IndexOf(Dear)].Quality.Mean);
    }

    private async Task VoteAsync(Comparison comparison, Choice choice)
    {
        var (left, right) = (AnswerProgress.Of(comparison.Left), AnswerProgress.Of(comparison.Right));
        Assert.Equal(VoteResult.Recorded, await _studio.Voting.VoteAsync(
            new Vote(_person, comparison.Id, choice, left.Tag, right.Tag, 1), CancellationToken.None));
    }
}
