using Bunit;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Features.Arena;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Spending;
using MetaRouter.Studio.Tests.Routing;
using MetaRouter.TestKit.Protocol;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Arena;

public sealed class AutoSessionTests : IAsyncLifetime
{
    private RoutedStudio _studio = null!;
    private AutoSession _session = null!;

    public Task InitializeAsync() => StartAsync(_ => { });

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _studio.DisposeAsync();
    }

    [Fact]
    public async Task Load_AnsweredLately_FindsItAndWhy()
    {
        Assert.Null(_session.Current);
        await _studio.AnsweredAsync("An older one?");
        var latest = await _studio.AnsweredAsync();

        await _session.LoadAsync();

        Assert.Equal((latest.Id, AnswerState.Complete), (_session.Current!.Id, _session.Progress.State));
        Assert.Equal(latest.CandidateId, _session.Explanation!.Decision.CandidateId);
    }

    [Fact]
    public async Task Ask_Finished_ShowsTheStoredAnswerItsPriceAndTheRestOfTheBudget()
    {
        await DisposeAsync();
        await StartAsync(options => options.Budgets.Person.Usd = 10);
        _studio.Provider.Script(RoutedStudio.Dear, ProtocolReply.Stream(["Hello."], new ProtocolUsage(Input: 100, Output: 400)));

        await AskAsync(RoutedStudio.Question);

        Assert.Equal((AnswerState.Complete, "Hello."), (_session.Current!.State, _session.Current.Text));
        Assert.Equal((0.013m, false), (_session.Progress.Tag.Amount.Usd, _session.Progress.Tag.IsExpected));
        Assert.Equal(10 - 0.013m, _session.Budgets[^1].Remaining!.Value.Usd);
    }

    [Fact]
    public async Task Ask_Again_GoesOnInTheConversationUntilItIsLeft()
    {
        var first = await AskAsync(RoutedStudio.Question);
        var second = await AskAsync("And goodbye?");

        Assert.Equal((first.ConversationId, 1), (second.ConversationId, second.TurnIndex));
        Assert.Equal(RoutedStudio.Question, Assert.Single(_session.EarlierTurns).Query);

        _session.Leave();
        Assert.Null(_session.Current);
        Assert.Empty(_session.EarlierTurns);
        var third = await AskAsync("And thanks?");
        Assert.NotEqual(first.ConversationId, third.ConversationId);
        Assert.Equal(0, third.TurnIndex);
    }

    [Fact]
    public async Task Regenerate_OfATurn_ReplacesIt()
    {
        var first = await AskAsync(RoutedStudio.Question);

        Assert.True(await _session.RegenerateAsync());
        var second = await FinishedAsync();

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal((first.ConversationId, first.TurnIndex, first.Query), (second.ConversationId, second.TurnIndex, second.Query));
        Assert.Empty(_session.EarlierTurns);
    }

    [Fact]
    public async Task Thumb_SameTwice_TakesItBack()
    {
        await AskAsync(RoutedStudio.Question);
        await _session.ThumbAsync(true);
        Assert.True(_session.Current!.Thumb);
        await _session.ThumbAsync(false);
        Assert.False(_session.Current.Thumb);
        await _session.ThumbAsync(false);
        Assert.Null(_session.Current.Thumb);
    }

    [Fact]
    public async Task GoOn_AnotherModelsAnswerWasPreferred_ContinuesTheConversationWithIt()
    {
        _studio.Provider.Script(RoutedStudio.Middle, ProtocolReply.Text("The preferred answer."));
        var answer = await AskAsync(RoutedStudio.Question);
        var comparisonId = (await _session.ShowAnotherAsync())!.Value;
        await _studio.Parts.Get<Runs<ComparisonRun>>().Find(_studio.Person, comparisonId)!.Completion;
        var compared = (await _studio.Parts.Comparisons.FindAsync(_studio.Person, comparisonId, CancellationToken.None))!;
        var vote = new Vote(_studio.Person, comparisonId, Choice.BBetter, AnswerProgress.Of(compared.Left).Tag, AnswerProgress.Of(compared.Right).Tag, 1);
        Assert.Equal(VoteResult.Recorded, await _studio.Parts.Voting.VoteAsync(vote, CancellationToken.None));

        await _session.GoOnAsync(compared);
        Assert.Null(_session.Current);
        Assert.Equal(RoutedStudio.Question, Assert.Single(_session.EarlierTurns).Query);
        var next = await AskAsync("And goodbye?");

        Assert.Equal((answer.ConversationId, 1), (next.ConversationId, next.TurnIndex));
        Assert.Contains("The preferred answer.", _studio.Provider.Requests[^1].Body.GetProperty("messages")[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_BudgetExhausted_KeepsThePageAndSaysWhy()
    {
        await DisposeAsync();
        await StartAsync(options => options.Budgets.Person.Usd = 0.0001m);

        Assert.False(await _session.AskAsync(RoutedStudio.Question));

        Assert.Equal(AskRefusalReason.BudgetExhausted, _session.Refusal!.Refusal);
        Assert.Null(_session.Current);
    }

    [Theory]
    [InlineData(0.02, true)]
    [InlineData(10, false)]
    public async Task View_BudgetMovedTheChoice_IsOpenAndSaysSo(double usd, bool isMoved)
    {
        await DisposeAsync();
        await StartAsync(options => options.Budgets.Person.Usd = (decimal)usd);
        await AskAsync(RoutedStudio.Question);

        await using var bunit = new BunitContext();
        var view = Show(bunit);

        Assert.Equal(isMoved, view.Find("details.why").HasAttribute("open"));
        Assert.Equal(isMoved, view.Markup.Contains($"Without your budget {RoutedStudio.Dear} would have answered.", StringComparison.Ordinal));
        Assert.Empty(view.FindAll(".answer-head .badge"));
    }

    [Fact]
    public async Task View_RecordedAnswer_SaysSo()
    {
        await AskAsync(_studio.Parts.Pools.Samples[0].Question.Query);

        await using var bunit = new BunitContext();
        var view = Show(bunit);

        Assert.EndsWith("replayed, free of charge", view.Find(".answer-head .badge").TextContent, StringComparison.Ordinal);
        Assert.Contains(_session.Current!.CandidateName, view.Find(".who").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_FellOver_SaysWhoDidNotAnswer()
    {
        _studio.Provider.Script(RoutedStudio.Dear, ProtocolReply.Error(401, "no"));
        await AskAsync(RoutedStudio.Question);

        await using var bunit = new BunitContext();
        var view = Show(bunit);

        Assert.Equal($"{RoutedStudio.Dear} did not answer, so {RoutedStudio.Middle} does.", view.Find(".answer > .callout-warning").TextContent);
        Assert.Equal("failed", view.FindAll("tbody tr")[^1].LastElementChild!.TextContent);
    }

    private async Task StartAsync(Action<StudioOptions> configure)
    {
        _studio = await RoutedStudio.StartAsync(configure: configure);
        _session = new AutoSession(
            new CurrentPerson(new SignedIn(_studio.Person)), _studio.Parts.People, _studio.Journal, _studio.Parts.Get<QuestionRouting>(), _studio.Parts.Get<RoutedRating>(),
            _studio.Parts.Get<Runs<RoutedRun>>(), _studio.Parts.Get<ConversationHistory>(), _studio.Parts.Pools, _studio.Parts.Get<SpendStatus>(), _studio.Parts.Get<PersonProfiles>(),
            TimeProvider.System);
        await _session.LoadAsync();
    }

    private async Task<RoutedAnswer> AskAsync(string query)
    {
        Assert.True(await _session.AskAsync(query));
        return await FinishedAsync();
    }

    // Until the page shows what is stored.
    private async Task<RoutedAnswer> FinishedAsync()
    {
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _session.Changed += Look;
        Look();
        await finished.Task;
        _session.Changed -= Look;
        return _session.Current!;

        void Look()
        {
            if (_session.Current is { State: not AnswerState.Streaming }) finished.TrySetResult();
        }
    }

    private IRenderedComponent<AutoView> Show(BunitContext bunit)
    {
        bunit.Services.AddSingleton(TimeProvider.System);
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.JSInterop.SetupModule("./Controls/MarkdownText.razor.js").Mode = JSRuntimeMode.Loose;
        return bunit.Render<AutoView>(parameters => parameters
            .Add(view => view.Session, _session).Add(view => view.Answer, _session.Current!).Add(view => view.OnShowAnother, EventCallback.Empty));
    }
}
