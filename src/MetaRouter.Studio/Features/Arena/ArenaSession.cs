using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Frontiers;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>
/// One person's Compare page, without anything that draws. Operations come from one circuit; one that begins while another is under way is
/// ignored, and so is a question asked from a comparison that has left the page: a double click asks once, however slow the link.
/// <see cref="Streamed"/> may come from any thread.
/// </summary>
public sealed partial class ArenaSession(
    CurrentPerson current, PersonStore people, ComparisonStore comparisons, ComparisonAsking asking, ComparisonVoting voting,
    Runs<ComparisonRun> runs, ConversationHistory histories, CandidatePools pools, PersonPreference preference, PlacedPreference placing,
    SettingsInUse settings, TimeProvider time) : IDisposable
{
    /// <summary>Most characters of a comment.</summary>
    public const int LongestComment = 2_000;

    private static readonly TimeSpan ShowAgainWithin = TimeSpan.FromMinutes(30);
    private readonly CancellationTokenSource _closed = new();
    private Guid _personId;
    private Person? _person;
    private ComparisonRun? _run;
    private long? _votableSince;
    private Guid? _votedNow;
    private Task? _operation;

    /// <summary>Raised when an operation has changed the page.</summary>
    public event Action? Changed;

    /// <summary>Raised when text has arrived; many times a second.</summary>
    public event Action? Streamed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The person's settings.</summary>
    public PersonSettings Settings { get; private set; } = new();

    /// <summary>Who decides whether answers carry prices.</summary>
    public PriceRule PriceRule => settings.Current.Prices.Rule;

    /// <summary>Whether the next answers carry prices.</summary>
    public bool ShowsPrices => settings.Current.Prices.ShowsTo(Settings);

    /// <summary>Where the person stands towards the consent text in force.</summary>
    public ConsentStanding Consent => _person is { } person ? ConsentStanding.Of(settings.Current.Consent, person) : ConsentStanding.Nobody;

    /// <summary>The comparison on the page, as stored; null before the first question.</summary>
    public Comparison? Current { get; private set; }

    /// <summary>Turns of the same conversation before <see cref="Current"/>, oldest first.</summary>
    public IReadOnlyList<ConversationTurn> EarlierTurns { get; private set; } = [];

    /// <summary>Sample questions that were not asked yet.</summary>
    public IReadOnlyList<SampleQuestion> Suggestions { get; private set; } = [];

    /// <summary>All sample questions.</summary>
    public IReadOnlyList<SampleQuestion> AllSamples => pools.Samples;

    /// <summary>Why the last question was not asked.</summary>
    public AskResult? Refusal { get; private set; }

    /// <summary>What the last vote changed, in words.</summary>
    public string? WhatChanged { get; private set; }

    /// <summary>Where the person stands.</summary>
    public PreferencePlace? Place { get; private set; }

    /// <summary>Whether enough is known to stop comparing.</summary>
    public bool IsEnough { get; private set; }

    /// <summary>Whether the person left the introduction early.</summary>
    public bool IsIntroductionSkipped { get; private set; }

    /// <summary>Whether only recorded answers are there.</summary>
    public bool IsDemo => pools.Live is null;

    /// <summary>What the answers on the page are called when they are recorded; null when they are not.</summary>
    public string? RecordedLabel => Current?.QuestionId is not null ? SampleLabel : null;

    /// <summary>What the answers to sample questions are called.</summary>
    public string? SampleLabel => pools.Bank?.Label;

    /// <summary>Whether <see cref="Current"/> waits for a choice, or for the answers to it.</summary>
    public bool IsPending => Current is { State: ComparisonState.Answering or ComparisonState.Open };

    /// <summary>Whether the person judged this comparison on this page, just now.</summary>
    public bool WasJudgedNow(Comparison comparison) => _votedNow == comparison.Id;

    /// <summary>The panes of a comparison at this moment.</summary>
    public (Pane Left, Pane Right) Panes(Comparison comparison) =>
        Pane.Of(comparison, _run?.Id == comparison.Id ? _run : null, Settings.SynchronisedReveal);

    /// <summary>Whether these panes may be judged; remembers since when.</summary>
    public bool MayVote(Comparison comparison, Pane left, Pane right)
    {
        if (comparison.Id != Current?.Id || !IsPending || left.IsHeldBack || right.IsHeldBack) return false;
        var may = ComparisonRun.MayVote(Progress(left), Progress(right));
        if (may) _votableSince ??= time.GetTimestamp();
        return may;

        static AnswerProgress Progress(Pane pane) => new(pane.Text, pane.State, null, default);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Follow(null);
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Finds what the person was doing: after a reload the page goes on where it was.</summary>
    public async Task LoadAsync()
    {
        _personId = await current.IdAsync();
        await LoadPersonAsync();
        var latest = await comparisons.LatestUnfinishedAsync(_personId, time.GetUtcNow() - ShowAgainWithin, _closed.Token)
            ?? (await comparisons.HistoryAsync(_personId, 1, null, _closed.Token)).FirstOrDefault(RecentlyJudged);
        if (latest is not null) await ShowAsync(latest);
        else Leave();
        await RefreshPlaceAsync();
        await RefreshSuggestionsAsync();
        IsLoaded = true;
        Changed?.Invoke();
    }

    /// <summary>Asks a question: in the same conversation when the last one was judged, in place of it when it was not.</summary>
    /// <param name="query">The question.</param>
    /// <param name="shownId">The comparison on screen when it was asked. If another one is on the page by now, nothing is asked.</param>
    /// <returns>Whether it was asked; if not, <see cref="Refusal"/> says why, unless the page had moved on.</returns>
    public async Task<bool> AskAsync(string query, Guid? shownId)
    {
        var asked = false;
        await AloneAsync(async () =>
        {
            if (Current?.Id != shownId) return;
            asked = Current switch
            {
                { Choice: not null, QuestionId: null } judged => await StartAsync(query, judged.ConversationId, judged.TurnIndex + 1, replaces: null),
                { Choice: not null } or null => await StartAsync(query, null, 0, replaces: null),
                var open => await StartAsync(query, open.ConversationId, open.TurnIndex, open.Id),
            };
        });
        return asked;
    }

    /// <summary>Goes on: to the sample question that teaches most while there is one, else to an empty page.</summary>
    /// <param name="shownId">The comparison to go on from. If another one is on the page by now, nothing happens.</param>
    public Task NextAsync(Guid? shownId) => AloneAsync(async () =>
    {
        if (Current?.Id != shownId) return;
        var suggested = IsDemo || !(IsEnough || IsIntroductionSkipped) ? await asking.SuggestAsync(_personId, _closed.Token) : null;
        if (suggested is null) Leave();
        else await StartAsync(suggested.Sample.Question.Query, null, 0, replaces: IsPending ? Current!.Id : null, suggested.Propensity);
    });

    /// <summary>Shows a comparison of this person, for instance one that began as a routed answer.</summary>
    public Task ShowComparisonAsync(Guid comparisonId) => AloneAsync(async () =>
    {
        if (await comparisons.FindAsync(_personId, comparisonId, _closed.Token) is { } comparison) await ShowAsync(comparison);
    });

    /// <summary>Leaves the comparison on the page for an empty one.</summary>
    public Task LeaveAsync() => AloneAsync(() =>
    {
        Leave();
        return Task.CompletedTask;
    });

    /// <summary>Stops the answers that still arrive.</summary>
    public void Stop() => _run?.Stop();

    /// <summary>Judges the comparison on the page.</summary>
    /// <param name="choice">What the person says.</param>
    /// <param name="left">Answer A as it was on screen.</param>
    /// <param name="right">Answer B as it was on screen.</param>
    /// <returns>What became of the vote; null when another operation was under way.</returns>
    public async Task<VoteResult?> VoteAsync(Choice choice, Pane left, Pane right)
    {
        VoteResult? result = null;
        await AloneAsync(async () =>
        {
            if (Current is not { } judged) return;
            var waited = _votableSince is { } since ? (long)time.GetElapsedTime(since).TotalMilliseconds : (long?)null;
            result = await voting.VoteAsync(new Vote(_personId, judged.Id, choice, left.Tag, right.Tag, waited), CancellationToken.None);
            if (result == VoteResult.Recorded) _votedNow = judged.Id;
            await RefreshJudgedAsync();
        });
        return result;
    }

    /// <summary>Takes the last vote back.</summary>
    public Task UndoAsync() => AloneAsync(async () =>
    {
        if (Current is not { State: ComparisonState.Voted } judged) return;
        await voting.WithdrawAsync(_personId, judged.Id, CancellationToken.None);
        await RefreshJudgedAsync();
    });

    /// <summary>Adds a reason to the last vote, or takes it away.</summary>
    public Task ToggleReasonAsync(ComparisonReason reason) => AnnotateAsync(judged =>
        (judged.Reasons.Contains(reason) ? [.. judged.Reasons.Where(other => other != reason)] : [.. judged.Reasons, reason], judged.Comment));

    /// <summary>Stores a comment on the last vote; longer ones are cut at <see cref="LongestComment"/>.</summary>
    public Task CommentAsync(string? comment) => AnnotateAsync(judged =>
        (judged.Reasons, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim()[..Math.Min(comment.Trim().Length, LongestComment)]));

    /// <summary>Changes the person's settings; what another window has changed meanwhile stays changed.</summary>
    public async Task UpdateSettingsAsync(Func<PersonSettings, PersonSettings> change)
    {
        Settings = await people.UpdateSettingsAsync(_personId, change, _closed.Token) ?? Settings;
        Changed?.Invoke();
    }

    /// <summary>Agrees to a consent text.</summary>
    /// <param name="version">The version that was on the page.</param>
    public async Task AgreeAsync(int version)
    {
        await people.AgreeAsync(_personId, version, CancellationToken.None);
        await LoadPersonAsync();
        Changed?.Invoke();
    }

    /// <summary>Leaves the introduction early.</summary>
    public async Task SkipIntroductionAsync()
    {
        await people.SkipOnboardingAsync(_personId, _closed.Token);
        IsIntroductionSkipped = true;
        Changed?.Invoke();
    }
}
