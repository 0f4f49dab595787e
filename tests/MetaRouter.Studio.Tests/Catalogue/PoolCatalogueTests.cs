using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.TestKit.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Catalogue;

public sealed class PoolCatalogueTests
{
    private const string Question = "How do I say hello?";
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Candidates_SetUpWhileItRuns_AnswerAtOnceAndDisabledOnesNoMore()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        var person = await studio.Parts.GuestAsync();
        var changes = 0;
        studio.Catalogue.Changed += () => changes++;
        Assert.Equal(AskRefusalReason.OnlyRecorded, (await AskAsync(studio, person)).Refusal);

        await studio.WithCandidatesAsync("one", "two");

        Assert.Equal(["one", "two"], studio.LiveIds);
        Assert.Equal(5, changes);
        var comparison = await studio.Parts.AnsweredAsync(person, Question);
        Assert.Equal(["one", "two"], new[] { comparison.Left.CandidateId, comparison.Right.CandidateId }.Order());

        await studio.ChangeCandidateAsync("two", entry => entry with { IsEnabled = false });

        Assert.Equal(["one"], studio.LiveIds);
        Assert.Equal(AskRefusalReason.NoPair, (await AskAsync(studio, person)).Refusal);
        await studio.ChangeCandidateAsync("one", entry => entry with { IsEnabled = false });
        Assert.Null(studio.Live);
        Assert.Equal(AskRefusalReason.OnlyRecorded, (await AskAsync(studio, person)).Refusal);
    }

    [Fact]
    public async Task Candidates_OfTheConfiguration_ComeFirstAndKeepTheirIds()
    {
        await using var studio = await CatalogueStudio.StartAsync(options =>
        {
            options.Providers.Add(new ProviderOptions { Id = CatalogueStudio.Provider, BaseUrl = "http://127.0.0.1:9/v1" });
            options.Candidates.Add(new CandidateOptions { Id = "fixed", Provider = CatalogueStudio.Provider, Model = "fixed", InputPerMillion = 1, OutputPerMillion = 2 });
        });

        await studio.WithCandidatesAsync("another", "fixed");

        Assert.Equal(["fixed", "another"], studio.LiveIds);
        Assert.Equal("configuration-1-2", studio.Live!.Candidates[0].Price.Version);
        Assert.Equal(NotRoutable.IdConfigured, studio.Catalogue.Current.Candidates[^1].Why);
        Assert.Equal(ProviderProblem.IdConfigured, studio.Catalogue.Current.Providers[^1].Problem);
    }

    [Fact]
    public async Task WhyNot_EachReason_IsSaid()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        await studio.WithCandidatesAsync("disabled", "alone", "late");
        await studio.AddCandidateAsync("free of price");
        await studio.AddCandidateAsync("tomorrow");
        await studio.PriceAsync("tomorrow", 1, TimeSpan.FromDays(1));
        await studio.ChangeCandidateAsync("disabled", entry => entry with { IsEnabled = false });
        await studio.ChangeCandidateAsync("alone", entry => entry with { ProviderId = "nobody" });

        Assert.Equal(NotRoutable.Disabled, Why("disabled"));
        Assert.Equal(NotRoutable.ProviderUnknown, Why("alone"));
        Assert.Equal(NotRoutable.NoPrice, Why("free of price"));
        Assert.Equal(NotRoutable.PriceLater, Why("tomorrow"));
        Assert.Equal(["late"], studio.LiveIds);

        await studio.ChangeProviderAsync(entry => entry with { IsEnabled = false });

        Assert.Equal(NotRoutable.ProviderDisabled, Why("late"));
        Assert.Null(studio.Live);

        NotRoutable? Why(string id) => studio.Catalogue.Current.Candidate(id)!.Why;
    }

    [Fact]
    public async Task Provider_WhoseKeyIsNotHere_DoesNotStopTheOthersAndSaysWhy()
    {
        await using var studio = await CatalogueStudio.StartAsync(environmentVariable: name => name == "SET" ? "a-key" : null);
        await studio.WithCandidatesAsync("one");
        await studio.AddProviderAsync(studio.Entry("unset") with { KeyVariable = "NOT_SET" });
        await studio.AddProviderAsync(studio.Entry("set") with { KeyVariable = "SET" });
        await studio.AddProviderAsync(studio.Entry("sealed") with { EncryptedKey = new byte[40], MasterKeyId = "lost" });
        await studio.ChangeCandidateAsync("one", entry => entry with { ProviderId = "unset" });

        Assert.Equal(ProviderProblem.VariableMissing, studio.Catalogue.Current.Provider("unset")!.Problem);
        Assert.Equal(ProviderProblem.MasterKeyMissing, studio.Catalogue.Current.Provider("sealed")!.Problem);
        Assert.Null(studio.Catalogue.Current.Provider("set")!.Problem);
        Assert.Equal(NotRoutable.ProviderBroken, studio.Catalogue.Current.Candidate("one")!.Why);
        using var follower = studio.NewFollower();
        await follower.StartAsync(None);
        await follower.StopAsync(None);
    }

    [Fact]
    public async Task Follower_WhenAPriceBeginsToHold_PublishesThePoolAtThatMoment()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        await studio.WithCandidatesAsync("one", "two");
        await studio.PriceAsync("two", 40, TimeSpan.FromSeconds(3));
        using var follower = studio.NewFollower();
        await follower.StartAsync(None);
        Assert.Equal(2, PriceOf("two"));
        var changed = NextChange(studio);

        studio.Time.Advance(TimeSpan.FromSeconds(3));
        await ComesAsync(studio, changed);

        Assert.Equal(40, PriceOf("two"));
        Assert.Null(studio.Catalogue.Current.NextPriceAt);
        await follower.StopAsync(None);

        decimal PriceOf(string id) => studio.Live!.Candidates[studio.Live.Candidates.IndexOf(id)].Price.InputPerMillion;
    }

    [Fact]
    public async Task Follower_AnotherProcessHasChangedAnEntry_SeesIt()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        await studio.WithCandidatesAsync("one", "two");
        using var follower = studio.NewFollower();
        await follower.StartAsync(None);
        var changed = NextChange(studio);
        var elsewhere = new CandidateStore(studio.Parts.Get<StudioDatabase>(), studio.Time);

        await elsewhere.MoveAsync(CatalogueStudio.Admin, "two", up: true, None);
        studio.Time.Advance(TimeSpan.FromSeconds(5));
        await ComesAsync(studio, changed);

        Assert.Equal(["two", "one"], studio.LiveIds);
        await follower.StopAsync(None);
    }

    [Fact]
    public async Task PoolChange_AfterVotesAndCalls_LosesNothingThatWasLearned()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        await studio.WithCandidatesAsync("one", "two");
        studio.Server.Script("one", ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 10, Output: 450)));
        var person = await studio.Parts.GuestAsync();
        var comparison = await studio.Parts.AnsweredAsync(person, Question);
        await VoteAsync(studio, comparison, comparison.Left.CandidateId == "one" ? Choice.AMuchBetter : Choice.BMuchBetter);
        var before = Predicted(studio);

        await studio.AddCandidateAsync("three");
        await studio.PriceAsync("three", 3);
        await studio.ChangeCandidateAsync("one", entry => entry with { IsEnabled = false });
        await studio.ChangeCandidateAsync("one", entry => entry with { IsEnabled = true });

        Assert.Equal(["one", "two", "three"], studio.LiveIds);
        Assert.Equal(before, Predicted(studio));
        Assert.True(before.Quality > 0.5);
        Assert.Equal(studio.Live!.RewardSequence, studio.Parts.Get<QualityLearner>().Sequence);
    }

    [Fact]
    public async Task Price_ChangedWhileAnAnswerStreams_IsNotTheAnswers()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        await studio.WithCandidatesAsync("one", "two");
        using var gate = new StreamGate();
        foreach (var model in new[] { "one", "two" })
            studio.Server.Script(model, ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 1_000, Output: 100), gate: gate));
        var run = (await AskAsync(studio, await studio.Parts.GuestAsync())).Run!;
        await studio.Server.WaitForRequestAsync(None);
        await studio.Server.WaitForRequestAsync(None);

        await studio.PriceAsync("one", 77);
        gate.Release(8);
        await run.Completion;

        var answers = (await studio.Parts.Comparisons.FindAsync(run.PersonId, run.Id, None))!;
        var one = answers.Left.CandidateId == "one" ? answers.Left : answers.Right;
        Assert.Equal((1_000 * 1m + 100 * 10m) / 1_000_000, one.Cost!.Value.Usd);
        Assert.Equal("price-1", one.PriceVersion);
        Assert.Equal("price-3", studio.Live!.Candidates[0].Price.Version);
    }

    [Fact]
    public async Task Comparison_WhoseCandidatesHaveGone_CanStillBeJudged()
    {
        await using var studio = await CatalogueStudio.StartAsync();
        await studio.WithCandidatesAsync("one", "two");
        var comparison = await studio.Parts.AnsweredAsync(await studio.Parts.GuestAsync(), Question);

        await studio.ChangeProviderAsync(entry => entry with { IsEnabled = false });

        Assert.Null(studio.Live);
        await VoteAsync(studio, comparison, Choice.ABetter);
    }

    [Fact]
    public async Task Measurements_WhenTheyArrive_TakeThePlaceOfWhatWasAssumed()
    {
        var measured = new MadeUpMeasurements();
        await using var studio = await CatalogueStudio.StartAsync(replace: services => services.AddSingleton<IMeasurements>(measured));
        await studio.WithCandidatesAsync("one", "two");
        Assert.Equal(QualitySource.Assumed, studio.Live!.Predict(CandidatePools.TypicalQuery).Qualities[1].Quality.Source);

        await measured.MeasureAsync(studio.Parts.Get<ITextEncoder>(), "two", grade: 0.8, tokens: 123);
        await studio.Catalogue.RefreshAsync(None);

        var prediction = studio.Live!.Predict(CandidatePools.TypicalQuery);
        Assert.Equal((QualitySource.Assumed, QualitySource.Predicted), (prediction.Qualities[0].Quality.Source, prediction.Qualities[1].Quality.Source));
        Assert.Equal(0.8, prediction.Qualities[1].Quality.Mean, 3);
        Assert.Equal(123, prediction.Costs[1].OutputTokens, 0);
    }

    private static Task<AskResult> AskAsync(CatalogueStudio studio, Guid person) => studio.Parts.Asking.AskAsync(new AskRequest(person, Question), None);

    private static async Task VoteAsync(CatalogueStudio studio, Comparison comparison, Choice choice)
    {
        var vote = new Vote(comparison.PersonId, comparison.Id, choice, AnswerProgress.Of(comparison.Left).Tag, AnswerProgress.Of(comparison.Right).Tag, 1);
        Assert.Equal(VoteResult.Recorded, await studio.Parts.Voting.VoteAsync(vote, None));
    }

    private static (double Quality, double Tokens) Predicted(CatalogueStudio studio)
    {
        var prediction = studio.Live!.Predict(CandidatePools.TypicalQuery);
        return (prediction.Qualities[0].Quality.Mean, prediction.Costs[0].OutputTokens);
    }

    private static Task NextChange(CatalogueStudio studio)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        studio.Catalogue.Changed += () => changed.TrySetResult();
        return changed.Task;
    }

    // The follower may have looked at the clock only after it was moved: then it waits for a moment more.
    private static async Task ComesAsync(CatalogueStudio studio, Task changed)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!changed.IsCompleted)
        {
            await Task.WhenAny(changed, Task.Delay(10, limit.Token));
            limit.Token.ThrowIfCancellationRequested();
            studio.Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    private sealed class MadeUpMeasurements : IMeasurements
    {
        private Measurements _measurements = Measurements.None;

        public Task<string> RevisionAsync(CancellationToken cancellationToken) => Task.FromResult(_measurements.Grades.Count == 0 ? "" : "measured");

        public Task<Measurements> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_measurements);

        public async Task MeasureAsync(ITextEncoder encoder, string candidate, double grade, int tokens)
        {
            string[] questions = ["one thing", "another thing", "a third", "number four", "the fifth one", "six of them"];
            var embeddings = await encoder.EncodeAsync(questions, None);
            _measurements = new Measurements(
                [.. questions.Zip(embeddings, (question, embedding) => new GradedQuestion(question, embedding, new Dictionary<string, double> { [candidate] = grade }))],
                [.. questions.Zip(embeddings, (question, embedding) => new AnsweredQuestion(question, embedding, new Dictionary<string, int> { [candidate] = tokens }))]);
        }
    }
}
