using MetaRouter.Data.Probes;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Probing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>Every question with its grade; opened, the answer and why it was graded so.</summary>
public sealed partial class ProbeAnswers
{
    private int? _open;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ProbeSession Session { get; set; } = null!;

    private static string GradeClass(ProbeAnswer answer) => answer.Quality switch
    {
        null => "",
        < 0.4 => "badge badge-danger",
        < 0.7 => "badge badge-warning",
        _ => "badge badge-good",
    };

    private static string Figures(ProbeAnswer answer) => ProbesWords.Format(
        ProbesText.AnswerFigures, answer.OutputTokens, Money.Format(answer.Cost?.Usd ?? 0), answer.Duration?.TotalSeconds);

    private void Toggle(int index) => _open = _open == index ? null : index;

    private string Verdicts(Judgement judgement) => ProbesWords.Format(
        judgement.OrdersDisagree ? ProbesText.VerdictsDisagree : ProbesText.Verdicts,
        judgement.BaselineId is { } baseline ? Session.NameOf(baseline) : ProbesText.TheReference,
        ProbesWords.Verdict(judgement.First), ProbesWords.Verdict(judgement.Second));
}
