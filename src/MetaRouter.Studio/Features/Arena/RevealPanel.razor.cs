using System.Globalization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Features.Arena;

/// <summary>After the vote: who answered, at what price and pace, why, and what it changed.</summary>
public sealed partial class RevealPanel
{
    private static readonly (ComparisonReason Reason, string Label)[] ReasonLabels =
    [
        (ComparisonReason.BetterAnswer, ArenaText.ReasonBetterAnswer),
        (ComparisonReason.CheaperGoodEnough, ArenaText.ReasonCheaperGoodEnough),
        (ComparisonReason.Faster, ArenaText.ReasonFaster),
        (ComparisonReason.Useful, ArenaText.ReasonUseful),
        (ComparisonReason.Complete, ArenaText.ReasonComplete),
        (ComparisonReason.Creative, ArenaText.ReasonCreative),
        (ComparisonReason.ClearFormatting, ArenaText.ReasonClearFormatting),
        (ComparisonReason.Incorrect, ArenaText.ReasonIncorrect),
        (ComparisonReason.Superficial, ArenaText.ReasonSuperficial),
        (ComparisonReason.InstructionsNotFollowed, ArenaText.ReasonInstructionsNotFollowed),
    ];

    private ElementReference _next;
    private string? _comment;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ArenaSession Session { get; set; } = null!;

    /// <summary>The judged comparison.</summary>
    [Parameter, EditorRequired]
    public Comparison Comparison { get; set; } = null!;

    /// <summary>Goes on after the vote; null for the next question of the introduction.</summary>
    [Parameter]
    public Func<Task>? OnNext { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => _comment = Comparison.Comment;

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || !Session.WasJudgedNow(Comparison)) return;
        try
        {
            // The vote bar had the focus and is gone; focusing also brings what changed into view.
            await _next.FocusAsync();
        }
        catch (Exception error) when (error is JSDisconnectedException or JSException)
        {
            // The page is gone, or the button with it.
        }
    }

    private string Mark(Side side) => Comparison.Choice switch
    {
        Choice.Tie => ArenaText.Tie,
        Choice.BothBad => "–",
        Choice.AMuchBetter when side == Side.Left => ArenaText.AMuchBetter,
        Choice.ABetter when side == Side.Left => ArenaText.ABetter,
        Choice.BMuchBetter when side == Side.Right => ArenaText.BMuchBetter,
        Choice.BBetter when side == Side.Right => ArenaText.BBetter,
        _ => "",
    };

    private static decimal Price(ComparisonAnswer answer) => (answer.Cost ?? answer.ExpectedCost).Usd;

    private static string Tokens(ComparisonAnswer answer) => answer.OutputTokens is null
        ? "–"
        : string.Format(CultureInfo.CurrentCulture, answer.CostEstimated ? ArenaText.TokensEstimated : ArenaText.TokensValue, answer.InputTokens, answer.OutputTokens);

    private static string Seconds(TimeSpan? duration) => duration is { } known
        ? string.Format(CultureInfo.CurrentCulture, ArenaText.Seconds, known.TotalSeconds.ToString("0.0", CultureInfo.CurrentCulture))
        : "–";

    private Task NextAsync() => OnNext is null ? Session.NextAsync(Comparison.Id) : OnNext();

    private Task SaveCommentAsync() => Session.CommentAsync(_comment);
}
