using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>The Compare page.</summary>
public sealed partial class Arena : IDisposable
{
    private static readonly TimeSpan RenderPace = TimeSpan.FromMilliseconds(120);
    private readonly CancellationTokenSource _gone = new();
    private int _renderPending;

    [Inject]
    private ArenaSession Session { get; set; } = null!;

    [Inject]
    private AutoSession Auto { get; set; } = null!;

    [Inject]
    private SettingsInUse Settings { get; set; } = null!;

    [Inject]
    private PoolCatalogue Catalogue { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc />
    public void Dispose()
    {
        Settings.Changed -= OnSettingsChanged;
        Session.Changed -= OnChanged;
        Session.Streamed -= OnStreamed;
        Auto.Changed -= OnChanged;
        Auto.Streamed -= OnStreamed;
        Catalogue.Changed -= OnChanged;
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Settings.Changed += OnSettingsChanged;
        Session.Changed += OnChanged;
        Session.Streamed += OnStreamed;
        Auto.Changed += OnChanged;
        Auto.Streamed += OnStreamed;
        Catalogue.Changed += OnChanged;
        await Session.LoadAsync();
        await Auto.LoadAsync();
        // The person has gone on since from the turn that they compared.
        if (IsComparedInAuto && Auto.Current?.CreatedAt > Session.Current!.CreatedAt) await Session.LeaveAsync();
    }

    private bool IsAuto => Session.Settings.AutoMode;

    // A turn of auto mode that another model was asked to answer too.
    private bool IsComparedInAuto => IsAuto && Session.Current is { PairPolicyName: ComparisonAsking.ChosenByOverrule };

    private bool IsEmpty => IsAuto ? Auto.Current is null && Auto.EarlierTurns.Count == 0 && !IsComparedInAuto : Session.Current is null;

    private IReadOnlyList<ConversationTurn> EarlierTurns => IsAuto && !IsComparedInAuto ? Auto.EarlierTurns : Session.EarlierTurns;

    private Task ChangeModeAsync(bool isAuto) => Session.UpdateSettingsAsync(settings => settings with { AutoMode = isAuto });

    private async Task<bool> AskAsync(string query)
    {
        if (!IsAuto) return await Session.AskAsync(query, Session.Current?.Id);
        if (IsComparedInAuto) await GoOnAsync();
        if (IsComparedInAuto) return false;
        return await Auto.AskAsync(query);
    }

    private async Task ShowAnotherAsync()
    {
        if (await Auto.ShowAnotherAsync() is { } comparisonId) await Session.ShowComparisonAsync(comparisonId);
    }

    private async Task GoOnAsync()
    {
        if (Session.Current is not { } compared) return;
        await Session.LeaveAsync();
        // Something else was under way there: it is not left half done.
        if (!IsComparedInAuto) await Auto.GoOnAsync(compared);
    }

    // What an admin changes counts on open pages too: the price switch, the consent text, budgets.
    private void OnSettingsChanged() => _ = InvokeAsync(async () =>
    {
        if (!_gone.IsCancellationRequested && Auto.IsLoaded) await Auto.FollowSettingsAsync();
    });

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);

    // Tokens arrive far more often than a person can read: several make one rendering.
    private void OnStreamed()
    {
        if (Interlocked.Exchange(ref _renderPending, 1) == 0) _ = InvokeAsync(RenderSoonAsync);
    }

    private async Task RenderSoonAsync()
    {
        await Task.Delay(RenderPace, Time, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Interlocked.Exchange(ref _renderPending, 0);
        if (!_gone.IsCancellationRequested) StateHasChanged();
    }
}
