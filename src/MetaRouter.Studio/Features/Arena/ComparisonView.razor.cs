using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>The comparison on the page: question, panes, and the vote bar or what came of the vote.</summary>
public sealed partial class ComparisonView : IAsyncDisposable
{
    private const int LongQuestion = 300;

    private Pane _left = null!;
    private Pane _right = null!;
    private bool _mayVote;
    private string? _edited;
    private ElementReference _question;
    private ElementReference _editField;
    private FocusTarget _focusNext;
    private Guid? _shownId;
    private FrontierPlotModel? _plot;
    private (PreferencePlace Place, bool IsJudged)? _plotted;
    private DotNetObjectReference<ComparisonView>? _self;
    private ScriptModule? _module;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ArenaSession Session { get; set; } = null!;

    /// <summary>What is on the page.</summary>
    [Parameter, EditorRequired]
    public Comparison Comparison { get; set; } = null!;

    /// <summary>Goes on after the vote; null for the next question of the introduction.</summary>
    [Parameter]
    public Func<Task>? OnNext { get; set; }

    // A question that may be long enough to scroll can be reached by the keyboard.
    private int QuestionTabIndex => Comparison.Query.Length > LongQuestion || Comparison.Query.Contains('\n') ? 0 : -1;

    [Inject]
    private IJSRuntime Script { get; set; } = null!;

    [Inject]
    private Notices Notices { get; set; } = null!;

    private bool IsJudged => Comparison.Choice is not null;

    private bool IsStreaming => _left.State == AnswerState.Streaming || _right.State == AnswerState.Streaming;

    private bool AnyFailed => _left.Failure is not null || _right.Failure is not null;

    private bool CannotBeJudged => !_mayVote && !IsStreaming && Comparison.State != ComparisonState.Answering;

    private Side? Chosen => Comparison.Choice?.ToOutcome() switch
    {
        ComparisonOutcome.LeftBetter => Side.Left,
        ComparisonOutcome.RightBetter => Side.Right,
        _ => null,
    };

    /// <summary>A key of the vote bar was pressed outside of a text field.</summary>
    [JSInvokable]
    public Task OnVoteKeyAsync(string key) =>
        _mayVote && !IsJudged && Session.Settings.VoteKeysEnabled && VoteBar.ChoiceOf(key) is { } choice
            ? DoAsync(() => VoteAsync(choice))
            : Task.CompletedTask;

    /// <summary>Ctrl + Z (or its equal) was pressed outside of a text field.</summary>
    [JSInvokable]
    public Task OnUndoKeyAsync() => DoAsync(Session.UndoAsync);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            await _module.TryInvokeAsync("unlisten");
            await _module.DisposeAsync();
        }

        _self?.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // The button or field that had the focus is gone with the question before.
        if (_shownId is { } shown && shown != Comparison.Id) (_edited, _focusNext) = (null, FocusTarget.Question);
        _shownId = Comparison.Id;
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _self = DotNetObjectReference.Create(this);
                _module = new ScriptModule(Script, "./Features/Arena/ComparisonView.razor.js");
                await _module.InvokeAsync<object?>("listen", CancellationToken.None, _self);
            }

            var target = _focusNext;
            _focusNext = FocusTarget.None;
            if (target == FocusTarget.Question) await _question.FocusAsync(preventScroll: false);
            if (target == FocusTarget.EditField) await _editField.FocusAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or JSException)
        {
            // The page is gone, or the browser did without: the buttons still work.
        }
    }

    // What a key starts ends like what a button starts: on the page's thread, with faults shown by the page.
    private async Task DoAsync(Func<Task> operation)
    {
        try
        {
            await InvokeAsync(operation);
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    }

    private async Task VoteAsync(Choice choice)
    {
        var result = await Session.VoteAsync(choice, _left, _right);
        if (result is VoteResult.AlreadyVoted) Notices.Show(ArenaText.AlreadyVoted);
        else if (result is not (VoteResult.Recorded or null)) Notices.Show(ArenaText.VoteClosed, NoticeKind.Problem);
    }

    private Task RegenerateAsync(Guid shownId) => Session.AskAsync(Comparison.Query, shownId);

    private void Edit() => (_edited, _focusNext) = (Comparison.Query, FocusTarget.EditField);

    private void CancelEdit() => (_edited, _focusNext) = (null, FocusTarget.Question);

    private async Task AskEditedAsync()
    {
        if (_edited is { } query && await Session.AskAsync(query, Comparison.Id)) _edited = null;
    }

    // The same place gives the same model, so that other changes of the page do not draw the plot again. Names come with the reveal.
    private FrontierPlotModel Plot(PreferencePlace place)
    {
        if (_plot is null || _plotted != (place, IsJudged))
            (_plot, _plotted) = (PlacePlot.Of(place, compact: true) with { ShowLabels = IsJudged }, (place, IsJudged));
        return _plot;
    }

    private static string Description(PreferencePlace place) =>
        string.Format(CultureInfo.CurrentCulture, ArenaText.FrontierDescription, place.CostWeight.ToString("0.00", CultureInfo.CurrentCulture));

    private enum FocusTarget
    {
        None,
        Question,
        EditField,
    }
}
