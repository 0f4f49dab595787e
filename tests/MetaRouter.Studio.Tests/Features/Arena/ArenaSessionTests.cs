using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Arena;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Tests.Features.Arena;

public sealed class ArenaSessionTests : IAsyncLifetime
{
    private StudioParts _studio = null!;
    private Guid _person;
    private ArenaSession _session = null!;

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _person = await _studio.GuestAsync();
        _session = NewSession();
        await _session.LoadAsync();
    }

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _studio.DisposeAsync();
    }

    [Fact]
    public void Load_NewPerson_SuggestsAnOnboardingQuestionFirst()
    {
        Assert.Null(_session.Current);
        Assert.Equal(_studio.Pools.Samples.Length, _session.Suggestions.Count);
        Assert.Contains(_studio.Pools.Onboarding, entry => entry.Sample == _session.Suggestions[0]);
    }

    [Fact]
    public async Task Vote_OnTheComparisonOfThePage_RevealsAndMovesThePlace()
    {
        var before = _session.Place!.Revision;
        var comparison = await AskAndFinishAsync(_session.Suggestions[0].Question.Query);
        var (left, right) = _session.Panes(comparison);
        Assert.True(_session.MayVote(comparison, left, right));
        Assert.Equal(VoteResult.Recorded, await _session.VoteAsync(Choice.AMuchBetter, left, right));
        Assert.Equal(Choice.AMuchBetter, _session.Current!.Choice);
        Assert.True(_session.WasJudgedNow(_session.Current));
        Assert.True(_session.Place!.Revision > before);
        Assert.Equal(1, _session.Place.Belief.ComparisonCount);
        Assert.False(string.IsNullOrEmpty(_session.WhatChanged));
        Assert.DoesNotContain(_session.Suggestions, sample => sample.Question.Query == comparison.Query);
    }

    [Fact]
    public async Task Next_PressedTwiceOnASlowLink_AsksOnce()
    {
        var comparison = await AskAndFinishAsync(_session.Suggestions[0].Question.Query);
        var (left, right) = _session.Panes(comparison);
        await _session.VoteAsync(Choice.Tie, left, right);
        await _session.NextAsync(comparison.Id);
        await _session.NextAsync(comparison.Id);
        Assert.Equal(2, await StoredAsync());
    }

    [Fact]
    public async Task Next_PressedTwiceAtOnce_AsksOnce()
    {
        await Task.WhenAll(_session.NextAsync(null), _session.NextAsync(null));
        Assert.Equal(1, await StoredAsync());
    }

    [Fact]
    public async Task Ask_FromAComparisonThatHasLeftThePage_IsIgnored()
    {
        var comparison = await AskAndFinishAsync(_session.Suggestions[0].Question.Query);
        Assert.True(await _session.AskAsync(comparison.Query, comparison.Id));
        var again = _session.Current!;
        Assert.False(await _session.AskAsync(comparison.Query, comparison.Id));
        Assert.Equal(again.Id, _session.Current!.Id);
        Assert.Null(_session.Refusal);
        Assert.Equal(2, await StoredAsync());
    }

    [Fact]
    public async Task Next_NothingLeftToSuggest_LeavesAnEmptyPage()
    {
        foreach (var sample in _studio.Pools.Samples)
        {
            var comparison = await _studio.AnsweredAsync(_person, sample.Question.Query);
            await _studio.Voting.VoteAsync(new Vote(_person, comparison.Id, Choice.Tie, AnswerProgress.Of(comparison.Left).Tag, AnswerProgress.Of(comparison.Right).Tag, 1), CancellationToken.None);
        }

        await _session.LoadAsync();
        var shown = _session.Current!;
        await _session.NextAsync(shown.Id);
        Assert.Null(_session.Current);
        Assert.Empty(_session.Suggestions);
        // What still shows the old comparison for a moment must be able to.
        var (left, right) = _session.Panes(shown);
        Assert.False(_session.MayVote(shown, left, right));
    }

    [Fact]
    public async Task Ask_Refused_SaysWhyAndKeepsThePage()
    {
        var comparison = await AskAndFinishAsync(_session.Suggestions[0].Question.Query);
        Assert.False(await _session.AskAsync("Nobody recorded an answer to this one.", comparison.Id));
        Assert.Equal(AskRefusalReason.OnlyRecorded, _session.Refusal!.Refusal);
        Assert.Equal(comparison.Id, _session.Current!.Id);
    }

    [Fact]
    public async Task Reasons_ToggledQuickly_AreAllKept()
    {
        var comparison = await AskAndFinishAsync(_session.Suggestions[0].Question.Query);
        var (left, right) = _session.Panes(comparison);
        await _session.VoteAsync(Choice.ABetter, left, right);
        await Task.WhenAll(_session.ToggleReasonAsync(ComparisonReason.Useful), _session.ToggleReasonAsync(ComparisonReason.Complete), _session.CommentAsync(new string('x', 5_000)));
        await _session.ToggleReasonAsync(ComparisonReason.Useful);
        var stored = (await _studio.Comparisons.FindAsync(_person, comparison.Id, CancellationToken.None))!;
        Assert.Equal([ComparisonReason.Complete], stored.Reasons);
        Assert.Equal(ArenaSession.LongestComment, stored.Comment!.Length);
    }

    [Fact]
    public async Task Settings_ChangedInTwoWindows_KeepBothChanges()
    {
        using var other = NewSession();
        await other.LoadAsync();
        await other.UpdateSettingsAsync(settings => settings with { HidePrices = true });
        await _session.UpdateSettingsAsync(settings => settings with { SynchronisedReveal = true });
        var expected = new PersonSettings { HidePrices = true, SynchronisedReveal = true };
        Assert.Equal(expected, _session.Settings);
        Assert.Equal(expected, (await _studio.People.FindAsync(_person, CancellationToken.None))!.Settings);
    }

    [Fact]
    public async Task Load_AfterAReload_ShowsTheOpenComparison()
    {
        var comparison = await AskAndFinishAsync(_session.Suggestions[0].Question.Query);
        using var again = NewSession();
        await again.LoadAsync();
        Assert.Equal(comparison.Id, again.Current!.Id);
        Assert.True(again.IsPending);
    }

    [Fact]
    public async Task Load_AfterTheServerStopped_ShowsTheInterruptedComparison()
    {
        var comparison = (await _studio.Comparisons.StartAsync(Unanswered(), CancellationToken.None))!;
        await _studio.Comparisons.InterruptAsync(CancellationToken.None);
        await _session.LoadAsync();
        Assert.Equal(comparison.Id, _session.Current!.Id);
        var (left, right) = _session.Panes(_session.Current);
        Assert.Equal((FailureText.Interrupted, FailureText.Interrupted), (left.Failure, right.Failure));
        Assert.False(_session.MayVote(_session.Current, left, right));
    }

    [Fact]
    public async Task Panes_HeldBack_TellNothingOfThePace()
    {
        await using var slow = await StudioParts.CreateAsync(pace: 20);
        var person = await slow.GuestAsync();
        var run = (await slow.Asking.AskAsync(new AskRequest(person, slow.Pools.Samples[0].Question.Query), CancellationToken.None)).Run!;
        var comparison = (await slow.Comparisons.FindAsync(person, run.Id, CancellationToken.None))!;
        var (left, right) = Pane.Of(comparison, run, together: true);
        Assert.All([left, right], pane => Assert.Equal(("", AnswerState.Streaming, true, true), (pane.Text, pane.State, pane.IsHeldBack, pane.Tag!.Value.IsExpected)));
    }

    [Fact]
    public void Panes_OfAnAnswerThatNobodyWritesAnyMore_AreInterrupted()
    {
        var (left, _) = Pane.Of(Unanswered(), null, together: true);
        Assert.Equal((AnswerState.Interrupted, "half of"), (left.State, left.Text));
        Assert.NotNull(left.Failure);
    }

    [Fact]
    public async Task Settings_ChangedWhileThePageIsOpen_FixThePricesAndAskForConsent()
    {
        var settings = _studio.Get<SettingsInUse>();
        Assert.True(_session is { ShowsPrices: true, Consent.IsAsked: false });

        await settings.ChangeAsync(Actor.Program, new PriceVisibility { Rule = PriceRule.Hidden }, 0, "", CancellationToken.None);
        await settings.ChangeAsync(Actor.Program, new ConsentSettings().With("May we?"), 0, "", CancellationToken.None);

        Assert.True(_session is { ShowsPrices: false, PriceRule: PriceRule.Hidden, Consent: { IsAsked: true, HasAgreed: false } });
        await _session.AgreeAsync(1);
        Assert.True(_session.Consent.HasAgreed);
    }

    private ArenaSession NewSession() => new(
        new CurrentPerson(new SignedIn(_person)), _studio.People, _studio.Comparisons, _studio.Asking, _studio.Voting, _studio.Get<Runs<ComparisonRun>>(),
        _studio.Get<ConversationHistory>(), _studio.Pools, _studio.Get<PersonPreference>(), _studio.Get<PlacedPreference>(),
        _studio.Get<SettingsInUse>(), TimeProvider.System);

    /// <summary>How many comparisons of the person are stored, replaced ones included.</summary>
    private async Task<int> StoredAsync()
    {
        using var stream = new MemoryStream();
        await _studio.People.ExportAsync(_person, stream, CancellationToken.None);
        using var data = JsonDocument.Parse(stream.ToArray());
        return data.RootElement.GetProperty("comparisons").GetArrayLength();
    }

    private Comparison Unanswered()
    {
        ComparisonAnswer Answer(Side side) => new()
        {
            Side = side, CandidateId = "a", CandidateName = "A", Maker = "M", ProviderId = "p", PriceVersion = "1", ExpectedCost = new(0.001m), Text = "half of",
        };
        return new Comparison
        {
            PersonId = _person, Query = "?", PricesShown = true, Blind = true, PairPolicyName = "p", PairPolicyVersion = "1", Propensity = 1, CostScaleVersion = "s",
            Left = Answer(Side.Left), Right = Answer(Side.Right),
        };
    }

    private async Task<Comparison> AskAndFinishAsync(string query)
    {
        Assert.True(await _session.AskAsync(query, _session.Current?.Id));
        return await FinishedAsync();
    }

    private async Task<Comparison> FinishedAsync()
    {
        if (_studio.Get<Runs<ComparisonRun>>().Find(_person, _session.Current!.Id) is { } run) await run.Completion;
        await _session.LoadAsync();
        return _session.Current!;
    }
}
