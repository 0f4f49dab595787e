using System.Text.Json;
using System.Text.Json.Serialization;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>What is stored about a vote beyond the arena's fields. Money in US dollars, durations in milliseconds, qualities and costs of contexts in [0, 1].</summary>
internal sealed record ArenaExtra
{
    public required string Schema { get; init; }

    /// <summary>Pseudonym of whoever judged.</summary>
    public required string User { get; init; }

    public required bool Consent { get; init; }

    public required int? ConsentVersion { get; init; }

    public required bool PricesShown { get; init; }

    public required bool Blind { get; init; }

    public required bool LeakFlag { get; init; }

    /// <summary>Where model_a stood on screen: always <c>left</c>; sides were drawn by lot.</summary>
    public required string Side { get; init; }

    public required IReadOnlyList<ComparisonReason> Reasons { get; init; }

    public required string? Comment { get; init; }

    /// <summary>1 much better, 0.5 better, 0 otherwise.</summary>
    public required double Strength { get; init; }

    public required bool EarlyVote { get; init; }

    public required bool Onboarding { get; init; }

    public required string? Category { get; init; }

    public required string? QuestionId { get; init; }

    public required double? QualityA { get; init; }

    public required double? QualityB { get; init; }

    public required QualitySource? QualitySource { get; init; }

    public required double? NormalisedCostA { get; init; }

    public required double? NormalisedCostB { get; init; }

    public required string CostScaleVersion { get; init; }

    public required decimal? CostUsdA { get; init; }

    public required decimal? CostUsdB { get; init; }

    public required bool CostEstimatedA { get; init; }

    public required bool CostEstimatedB { get; init; }

    public required decimal? ShownUsdA { get; init; }

    public required decimal? ShownUsdB { get; init; }

    public required bool ShownIsExpectedA { get; init; }

    public required bool ShownIsExpectedB { get; init; }

    public required string PriceVersionA { get; init; }

    public required string PriceVersionB { get; init; }

    public required TokenCounts TokensA { get; init; }

    public required TokenCounts TokensB { get; init; }

    public required long? TtftMsA { get; init; }

    public required long? TtftMsB { get; init; }

    public required long? DurationMsA { get; init; }

    public required long? DurationMsB { get; init; }

    public required long? VoteMs { get; init; }

    public required PairPolicy PairPolicy { get; init; }

    public required BelievedPreference? PreferenceBefore { get; init; }

    public required BelievedPreference? PreferenceAfter { get; init; }

    public required string? EmbeddingHash { get; init; }

    public required string? EncoderVersion { get; init; }

    public required string ProgramVersion { get; init; }

    public static ArenaExtra Of(ExportScope scope, JudgedComparison judged)
    {
        var (row, left, right) = (judged.Row, judged.Row.Left, judged.Row.Right);
        return new ArenaExtra
        {
            Schema = scope.Request.Schema, User = scope.Pseudonyms.Person(row.PersonId), Consent = judged.HasConsented, ConsentVersion = judged.ConsentVersion,
            PricesShown = row.PricesShown, Blind = row.Blind, LeakFlag = row.LeakFlag, Side = "left", Reasons = row.Reasons, Comment = row.Comment,
            Strength = judged.Choice.ToStrength(), EarlyVote = row.EarlyVote, Onboarding = row.Onboarding, Category = row.Category, QuestionId = row.QuestionId,
            QualityA = row.QualityLeft, QualityB = row.QualityRight, QualitySource = row.QualitySource,
            NormalisedCostA = row.NormalisedCostLeft, NormalisedCostB = row.NormalisedCostRight, CostScaleVersion = row.CostScaleVersion,
            CostUsdA = left.Cost?.Usd, CostUsdB = right.Cost?.Usd, CostEstimatedA = left.CostEstimated, CostEstimatedB = right.CostEstimated,
            ShownUsdA = left.ShownCost?.Usd, ShownUsdB = right.ShownCost?.Usd, ShownIsExpectedA = left.ShownIsExpected, ShownIsExpectedB = right.ShownIsExpected,
            PriceVersionA = left.PriceVersion, PriceVersionB = right.PriceVersion, TokensA = TokenCounts.Of(left), TokensB = TokenCounts.Of(right),
            TtftMsA = Milliseconds(left.TimeToFirstToken), TtftMsB = Milliseconds(right.TimeToFirstToken),
            DurationMsA = Milliseconds(left.Duration), DurationMsB = Milliseconds(right.Duration), VoteMs = row.VoteMilliseconds,
            PairPolicy = new PairPolicy(row.PairPolicyName, row.PairPolicyVersion, row.Propensity),
            PreferenceBefore = BelievedPreference.Of(row.PreferenceBefore), PreferenceAfter = BelievedPreference.Of(row.PreferenceAfter),
            EmbeddingHash = row.EmbeddingHash, EncoderVersion = row.EncoderVersion, ProgramVersion = row.ProgramVersion,
        };
    }

    private static long? Milliseconds(TimeSpan? duration) => duration is { } span ? (long)span.TotalMilliseconds : null;
}

/// <summary>Tokens of one answer, as its provider counted them.</summary>
internal sealed record TokenCounts(long? Input, long? Output, long? CachedInput, long? Reasoning)
{
    public static TokenCounts Of(ComparisonAnswer answer) => new(answer.InputTokens, answer.OutputTokens, answer.CachedInputTokens, answer.ReasoningTokens);
}

/// <summary>The rule that chose the pair, and the probability in (0, 1] with which it did.</summary>
internal sealed record PairPolicy(string Name, string Version, double Propensity);

/// <summary>What was believed of the cost weight w, and of z where the model has one.</summary>
internal sealed record BelievedPreference(
    double WMean, [property: JsonPropertyName("w_q05")] double WLower, [property: JsonPropertyName("w_q95")] double WUpper,
    IReadOnlyList<double>? ZMean, IReadOnlyList<double>? ZVariance, string ModelVersion)
{
    public static BelievedPreference? Of(PreferenceSnapshot? snapshot)
    {
        if (snapshot is null) return null;
        var latent = snapshot.Latent is { } text ? JsonSerializer.Deserialize<Latent>(text, JsonSerializerOptions.Web) : null;
        return new(snapshot.CostWeight, snapshot.Lower, snapshot.Upper, latent?.Mean, latent?.Variance, snapshot.ModelVersion);
    }

    private sealed record Latent(double[]? Mean, double[]? Variance);
}
