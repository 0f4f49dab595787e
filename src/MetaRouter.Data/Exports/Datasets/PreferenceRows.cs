using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>A preferred and a rejected answer: TRL's preference type, conversational, explicit prompt. TRL passes over <paramref name="Metarouter"/>.</summary>
internal sealed record DpoRow(IReadOnlyList<ChatText> Prompt, IReadOnlyList<ChatText> Chosen, IReadOnlyList<ChatText> Rejected, PreferenceExtra Metarouter)
{
    /// <summary>None for a tie or when both are bad.</summary>
    public static IEnumerable<object> Of(ExportScope scope, JudgedComparison judged)
    {
        Side? winner = judged.Choice.ToOutcome() switch
        {
            ComparisonOutcome.LeftBetter => Side.Left,
            ComparisonOutcome.RightBetter => Side.Right,
            _ => null,
        };
        if (winner is not { } side)
        {
            scope.LeftOut.Add(LeftOut.NoPreference);
            yield break;
        }

        var (chosen, rejected) = (judged.Row.Answer(side), judged.Row.Answer(side == Side.Left ? Side.Right : Side.Left));
        if (PreferenceExtra.LacksText(scope, chosen, rejected)) yield break;
        yield return new DpoRow(
            ChatText.Prompt(judged), [ChatText.Assistant(chosen.Text)], [ChatText.Assistant(rejected.Text)],
            PreferenceExtra.Of(scope, judged) with { ChosenModel = chosen.CandidateId, RejectedModel = rejected.CandidateId });
    }
}

/// <summary>One answer and whether it was the better one: TRL's unpaired preference type, conversational.</summary>
internal sealed record KtoRow(IReadOnlyList<ChatText> Prompt, IReadOnlyList<ChatText> Completion, bool Label, PreferenceExtra Metarouter)
{
    /// <summary>Two rows: true for the better and false for the other, both false when both are bad; none for a tie.</summary>
    public static IEnumerable<object> Of(ExportScope scope, JudgedComparison judged)
    {
        var outcome = judged.Choice.ToOutcome();
        if (outcome == ComparisonOutcome.Tie)
        {
            scope.LeftOut.Add(LeftOut.NoPreference);
            yield break;
        }

        if (PreferenceExtra.LacksText(scope, judged.Row.Left, judged.Row.Right)) yield break;
        foreach (var answer in new[] { judged.Row.Left, judged.Row.Right })
        {
            var better = answer.Side == Side.Left ? ComparisonOutcome.LeftBetter : ComparisonOutcome.RightBetter;
            yield return new KtoRow(
                ChatText.Prompt(judged), [ChatText.Assistant(answer.Text)], outcome == better, PreferenceExtra.Of(scope, judged) with { Model = answer.CandidateId });
        }
    }
}

/// <summary>What a trainer may filter by: above all whether prices were shown, for then the vote was about quality and cost.</summary>
internal sealed record PreferenceExtra
{
    /// <summary>Pseudonym of the comparison.</summary>
    public required string Id { get; init; }

    public required string User { get; init; }

    public required bool Consent { get; init; }

    public required bool PricesShown { get; init; }

    public required bool LeakFlag { get; init; }

    /// <summary>1 much better, 0.5 better, 0 both bad.</summary>
    public required double Strength { get; init; }

    public required string? Category { get; init; }

    public required string? Language { get; init; }

    public string? ChosenModel { get; init; }

    public string? RejectedModel { get; init; }

    public string? Model { get; init; }

    public static PreferenceExtra Of(ExportScope scope, JudgedComparison judged) => new()
    {
        Id = scope.Pseudonyms.Comparison(judged.Row.Id),
        User = scope.Pseudonyms.Person(judged.Row.PersonId),
        Consent = judged.HasConsented,
        PricesShown = judged.Row.PricesShown,
        LeakFlag = judged.Row.LeakFlag,
        Strength = judged.Choice.ToStrength(),
        Category = judged.Row.Category,
        Language = judged.Language,
    };

    /// <summary>Whether an answer has no text; counts it.</summary>
    public static bool LacksText(ExportScope scope, ComparisonAnswer first, ComparisonAnswer second)
    {
        if (!string.IsNullOrWhiteSpace(first.Text) && !string.IsNullOrWhiteSpace(second.Text)) return false;
        scope.LeftOut.Add(LeftOut.EmptyAnswer);
        return true;
    }
}
