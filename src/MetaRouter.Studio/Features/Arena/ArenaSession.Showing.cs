using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Features.Arena;

public sealed partial class ArenaSession
{
    private async Task AloneAsync(Func<Task> operation)
    {
        if (_operation is { IsCompleted: false }) return;
        _operation = operation();
        await _operation;
        Changed?.Invoke();
    }

    private async Task<bool> StartAsync(string query, Guid? conversationId, int turnIndex, Guid? replaces, double? propensity = null)
    {
        Refusal = null;
        var request = new AskRequest(_personId, query, conversationId, turnIndex, replaces, propensity);
        var result = await asking.AskAsync(request, _closed.Token);
        // The conversation may have been deleted on another page: then the question begins a new one.
        if (result.Refusal == AskRefusalReason.NotFound && conversationId is not null)
            result = await asking.AskAsync(request with { ConversationId = null, TurnIndex = 0, Replaces = null }, _closed.Token);
        if (result.Run is not { } run)
        {
            Refusal = result;
            return false;
        }

        if (await comparisons.FindAsync(_personId, run.Id, _closed.Token) is { } stored) await ShowAsync(stored, run);
        await RefreshSuggestionsAsync();
        return true;
    }

    private async Task AnnotateAsync(Func<Comparison, (IReadOnlyList<ComparisonReason> Reasons, string? Comment)> change)
    {
        if (Current is not { Choice: not null } judged) return;
        var (reasons, comment) = change(judged);
        Current = judged with { Reasons = reasons, Comment = comment };
        await comparisons.AnnotateAsync(_personId, judged.Id, reasons, comment, _closed.Token);
        Changed?.Invoke();
    }

    private async Task RefreshJudgedAsync()
    {
        await ReloadCurrentAsync();
        await RefreshPlaceAsync();
        WhatChanged = await DescribeChangeAsync();
    }

    private async Task ShowAsync(Comparison comparison, ComparisonRun? run = null)
    {
        Current = comparison;
        _votableSince = null;
        Follow(run ?? runs.Find(_personId, comparison.Id));
        EarlierTurns = await histories.TurnsAsync(_personId, comparison.ConversationId, comparison.TurnIndex, _closed.Token) ?? [];
        WhatChanged = await DescribeChangeAsync();
    }

    private void Leave()
    {
        Follow(null);
        Current = null;
        EarlierTurns = [];
        WhatChanged = null;
        Refusal = null;
    }

    private void Follow(ComparisonRun? run)
    {
        if (_run is not null) _run.Changed -= OnRunChanged;
        _run = run;
        if (run is null) return;
        run.Changed += OnRunChanged;
        _ = FinishAsync(run);
    }

    private void OnRunChanged() => Streamed?.Invoke();

    // Once a run is saved, the page shows what is stored: exact prices, tokens, times.
    private async Task FinishAsync(ComparisonRun run)
    {
        await run.Completion;
        if (_run != run || _closed.IsCancellationRequested) return;
        try
        {
            if (await comparisons.FindAsync(_personId, run.Id, _closed.Token) is { } stored && _run == run)
            {
                Current = stored;
                Follow(null);
                Changed?.Invoke();
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed meanwhile.
        }
    }

    private async Task ReloadCurrentAsync()
    {
        if (Current is { } shown && await comparisons.FindAsync(_personId, shown.Id, _closed.Token) is { } stored) Current = stored;
    }

    private async Task LoadPersonAsync()
    {
        if (await people.FindAsync(_personId, _closed.Token) is not { } person) return;
        _person = person;
        Settings = person.Settings;
        IsIntroductionSkipped = person.OnboardingSkippedAt is not null;
    }

    private async Task RefreshPlaceAsync()
    {
        Place = await placing.PlaceAsync(_personId, _closed.Token);
        IsEnough = Place is { } place && StoppingRule.IsEnough(place.Belief, preference.Prior, place.Points);
    }

    private async Task RefreshSuggestionsAsync()
    {
        var asked = await comparisons.AnsweredQuestionIdsAsync(_personId, _closed.Token);
        var left = pools.Samples.Where(sample => !asked.Contains(sample.Question.Id)).ToList();
        var suggested = left.Count > 0 ? (await asking.SuggestAsync(_personId, _closed.Token))?.Sample : null;
        Suggestions = suggested is null ? left : [suggested, .. left.Where(sample => sample != suggested)];
    }

    private bool RecentlyJudged(Comparison comparison) =>
        comparison.State is ComparisonState.Voted or ComparisonState.Withdrawn && comparison.VotedAt > time.GetUtcNow() - ShowAgainWithin;

    private async Task<string?> DescribeChangeAsync()
    {
        if (Current is not { Choice: { } choice } judged) return null;
        if (judged.State == ComparisonState.Withdrawn) return ArenaText.ChangeWithdrawn;
        if (judged.ContextEnd == ContextEnd.Reset) return ArenaText.ChangeReset;
        if (choice == Choice.BothBad) return ArenaText.ChangeBothBad;
        if (await voting.ChangeAsync(judged, _closed.Token) is not { } changed) return ArenaText.ChangePricesHidden;
        return Sentence(changed.Change, changed.Pool[changed.Change.FromIndex].Name, changed.Pool[changed.Change.ToIndex].Name,
            judged.PreferenceAfter!.CostWeight - judged.PreferenceBefore!.CostWeight);
    }

    private static string Sentence(PreferenceChange change, string from, string to, double shift)
    {
        var perThousand = Money.Format((decimal)Math.Abs(change.SavingPerThousandUsd));
        return change.Direction switch
        {
            ChangeDirection.Cheaper => Format(ArenaText.ChangeCheaper, to, from, perThousand),
            ChangeDirection.Better => Format(ArenaText.ChangeBetter, to, from, perThousand),
            _ when Math.Abs(shift) < 0.005 => Format(ArenaText.ChangeNone, to),
            _ => Format(shift > 0 ? ArenaText.ChangeSlightlyCheaper : ArenaText.ChangeSlightlyBetter, to),
        };

        static string Format(string text, params object[] values) => string.Format(System.Globalization.CultureInfo.CurrentCulture, text, values);
    }
}
