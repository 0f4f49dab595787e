using MetaRouter.Core.Budgets;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Routing;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>What the page shows and does in auto mode: one answer by the candidate that the router chooses. One circuit uses one, one operation at a time.</summary>
public sealed class AutoSession(
    CurrentPerson current, PersonStore people, RoutingJournal journal, QuestionRouting routing, RoutedRating rating, Runs<RoutedRun> runs,
    ConversationHistory histories, CandidatePools pools, SpendStatus spending, PersonProfiles profiles, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ShowAgainWithin = TimeSpan.FromMinutes(30);
    private readonly CancellationTokenSource _closed = new();
    private Guid _personId;
    private RoutedRun? _run;
    private (Guid ConversationId, int TurnIndex)? _next;
    private Task? _operation;

    /// <summary>Raised when an operation has changed the page.</summary>
    public event Action? Changed;

    /// <summary>Raised when text has arrived; many times a second.</summary>
    public event Action? Streamed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>The routed answer on the page, as stored; null before the first question.</summary>
    public RoutedAnswer? Current { get; private set; }

    /// <summary>Turns of the same conversation before <see cref="Current"/>, oldest first.</summary>
    public IReadOnlyList<ConversationTurn> EarlierTurns { get; private set; } = [];

    /// <summary>Why <see cref="Current"/> was answered by whom; null when the log cannot be read.</summary>
    public RoutingExplanation? Explanation { get; private set; }

    /// <summary>Why the last question was not asked.</summary>
    public AskResult? Refusal { get; private set; }

    /// <summary>What the profile in use is called; null for the first one.</summary>
    public string? ProfileName { get; private set; }

    /// <summary>The budgets that bind the person.</summary>
    public IReadOnlyList<BudgetStatus> Budgets { get; private set; } = [];

    /// <summary>The answer at this moment.</summary>
    public AnswerProgress Progress => _run is { } run ? run.Answer.Progress : AnswerProgress.Of(Current!);

    /// <summary>Who answers at this moment.</summary>
    public (string Name, string Maker) Answering => _run is { } run
        ? (run.Answer.Candidate.Name, run.Answer.Candidate.Maker)
        : (Current!.CandidateName, Current.Maker);

    /// <summary>The name of the candidate that failed before its first word.</summary>
    public string? FellOverFrom => _run is { } run ? run.FellOverFrom : Current?.FellOverFrom;

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
        if (await journal.LatestAsync(_personId, time.GetUtcNow() - ShowAgainWithin, _closed.Token) is { ComparisonId: null } latest) await ShowAsync(latest);
        else if (Current is not null) Leave();
        await RefreshBudgetsAsync();
        IsLoaded = true;
        Changed?.Invoke();
    }

    /// <summary>Asks a question, in the conversation on the page.</summary>
    /// <param name="query">The question.</param>
    /// <returns>Whether it was asked; if not, <see cref="Refusal"/> says why.</returns>
    public Task<bool> AskAsync(string query) => AskAsync(query, Current is { QuestionId: null } turn ? (turn.ConversationId, turn.TurnIndex + 1) : _next);

    /// <summary>Asks the question on the page again.</summary>
    public Task<bool> RegenerateAsync() =>
        Current is { } turn ? AskAsync(turn.Query, turn.QuestionId is null ? (turn.ConversationId, turn.TurnIndex) : null) : Task.FromResult(false);

    /// <summary>Stops the answer that still arrives.</summary>
    public void Stop() => _run?.Stop();

    /// <summary>Leaves the conversation for an empty page.</summary>
    public void Leave()
    {
        Follow(null);
        (Current, Explanation, Refusal, EarlierTurns, _next) = (null, null, null, [], null);
        Changed?.Invoke();
    }

    /// <summary>Goes on after a turn that became a comparison.</summary>
    public async Task GoOnAsync(Comparison compared)
    {
        Leave();
        if (compared.QuestionId is null)
        {
            EarlierTurns = await histories.TurnsAsync(_personId, compared.ConversationId, int.MaxValue, _closed.Token) ?? [];
            _next = (compared.ConversationId, Math.Max(compared.TurnIndex, EarlierTurns.Count > 0 ? EarlierTurns[^1].TurnIndex : 0) + 1);
        }

        await RefreshBudgetsAsync();
        Changed?.Invoke();
    }

    /// <summary>Looks at the budgets again: their caps or periods may be others now.</summary>
    public async Task FollowSettingsAsync()
    {
        await RefreshBudgetsAsync();
        Changed?.Invoke();
    }

    /// <summary>What the answers to sample questions are called.</summary>
    public string? SampleLabel => pools.Bank?.Label;

    /// <summary>A candidate's name by its id.</summary>
    public string NameOf(string candidateId) => pools.All.SelectMany(pool => pool.Candidates.Candidates).FirstOrDefault(candidate => candidate.Id == candidateId)?.Name ?? candidateId;

    /// <summary>Says what the person thinks of the answer; saying the same again takes it back.</summary>
    public Task ThumbAsync(bool isUp) => AloneAsync(async () =>
    {
        if (Current is not { } answer) return;
        await rating.ThumbAsync(_personId, answer.Id, answer.Thumb == isUp ? null : isUp, CancellationToken.None);
        Current = await journal.FindAsync(_personId, answer.Id, _closed.Token) ?? answer;
    });

    /// <summary>Lets another candidate answer too: the turn becomes a comparison.</summary>
    /// <returns>The comparison; null with a <see cref="Refusal"/> when nobody else can answer.</returns>
    public async Task<Guid?> ShowAnotherAsync()
    {
        Guid? comparison = null;
        await AloneAsync(async () =>
        {
            if (Current is not { } answer) return;
            var result = await rating.ShowAnotherAsync(_personId, answer.Id, _closed.Token);
            (comparison, Refusal) = (result.Run?.Id, result.Run is null ? result : null);
        });
        return comparison;
    }

    private async Task<bool> AskAsync(string query, (Guid ConversationId, int TurnIndex)? place)
    {
        var asked = false;
        await AloneAsync(async () =>
        {
            Refusal = null;
            var request = new AskRequest(_personId, query, place?.ConversationId, place?.TurnIndex ?? 0);
            var result = await routing.AskAsync(request, _closed.Token);
            // The conversation may have been deleted on another page: then the question begins a new one.
            if (result.Refused?.Refusal == AskRefusalReason.NotFound && place is not null)
                result = await routing.AskAsync(request with { ConversationId = null, TurnIndex = 0 }, _closed.Token);
            Refusal = result.Refused;
            if (result.Run is { } run && await journal.FindAsync(_personId, run.Id, _closed.Token) is { } stored)
            {
                asked = true;
                await ShowAsync(stored, run);
            }

            await RefreshBudgetsAsync();
        });
        return asked;
    }

    private async Task AloneAsync(Func<Task> operation)
    {
        if (_operation is { IsCompleted: false }) return;
        _operation = operation();
        await _operation;
        Changed?.Invoke();
    }

    private async Task ShowAsync(RoutedAnswer answer, RoutedRun? run = null)
    {
        (Current, _next) = (answer, null);
        Follow(run ?? runs.Find(_personId, answer.Id));
        EarlierTurns = await histories.TurnsAsync(_personId, answer.ConversationId, answer.TurnIndex, _closed.Token) ?? [];
        await ExplainAsync();
    }

    private async Task ExplainAsync() =>
        Explanation = Current is { } answer && await journal.FindDecisionAsync(_personId, answer.DecisionId, _closed.Token) is { } row
            ? RoutingExplanation.Of(row)
            : null;

    private async Task RefreshBudgetsAsync()
    {
        if (await people.FindAsync(_personId, _closed.Token) is not { } person) return;
        Budgets = await spending.OfAsync(person, _closed.Token);
        ProfileName = await profiles.NameInUseAsync(person, _closed.Token);
    }

    private void Follow(RoutedRun? run)
    {
        if (_run is not null) _run.Changed -= OnRunChanged;
        _run = run;
        if (run is null) return;
        run.Changed += OnRunChanged;
        _ = FinishAsync(run);
    }

    private void OnRunChanged() => Streamed?.Invoke();

    // Once a run is saved, the page shows what is stored: the exact price, and what is left.
    private async Task FinishAsync(RoutedRun run)
    {
        await run.Completion;
        if (_run != run || _closed.IsCancellationRequested) return;
        try
        {
            if (await journal.FindAsync(_personId, run.Id, _closed.Token) is not { } stored || _run != run) return;
            Current = stored;
            Follow(null);
            await ExplainAsync();
            await RefreshBudgetsAsync();
            Changed?.Invoke();
        }
        catch (OperationCanceledException)
        {
            // The page was closed meanwhile.
        }
    }
}
