using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality.Online;

/// <summary>What a call was expected to take and took.</summary>
/// <param name="ExpectedOutputTokens">What the predictor expected without any correction, above 0.</param>
/// <param name="OutputTokens">What the provider counted, at least 0.</param>
/// <param name="PromptCharacters">Characters sent, at least 0.</param>
/// <param name="PromptTokens">What the provider counted, at least 0.</param>
public readonly record struct CallUsage(double ExpectedOutputTokens, double OutputTokens, int PromptCharacters, double PromptTokens);

/// <summary>
/// Corrections of expected costs, learned from usage: how much longer a candidate answers than expected, and into how many more tokens a provider
/// cuts a prompt. Each is a mean of ratios in which the expectation itself counts as <see cref="PriorCalls"/> calls. Immutable; the order of
/// observations does not matter.
/// </summary>
public sealed class OnlineCost
{
    /// <summary>Calls that the uncorrected expectation is worth.</summary>
    public const double PriorCalls = 10;

    private const double LargestRatio = 20;

    private readonly ImmutableDictionary<string, MeanRatio> _outputs;
    private readonly ImmutableDictionary<string, MeanRatio> _prompts;

    private OnlineCost(ImmutableDictionary<string, MeanRatio> outputs, ImmutableDictionary<string, MeanRatio> prompts) => (_outputs, _prompts) = (outputs, prompts);

    /// <summary>No corrections.</summary>
    public static OnlineCost Empty { get; } = new(
        ImmutableDictionary.Create<string, MeanRatio>(StringComparer.Ordinal), ImmutableDictionary.Create<string, MeanRatio>(StringComparer.Ordinal));

    /// <summary>Factor on a candidate's expected answer tokens, above 0.</summary>
    public double OutputRatio(string candidateId) => _outputs.GetValueOrDefault(candidateId).Value;

    /// <summary>Factor on the prompt tokens expected of a provider, above 0.</summary>
    public double PromptRatio(string providerId) => _prompts.GetValueOrDefault(providerId).Value;

    /// <summary>The corrections after one more finished call. A single ratio counts as at most 20, so that one odd call cannot rule.</summary>
    /// <param name="candidate">Who answered.</param>
    /// <param name="usage">Expected and counted.</param>
    public OnlineCost Learn(CandidateModel candidate, CallUsage usage)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(usage.ExpectedOutputTokens);
        return new(
            Next(_outputs, candidate.Id, usage.OutputTokens / usage.ExpectedOutputTokens),
            Next(_prompts, candidate.ProviderId, usage.PromptTokens / CostPredictor.PromptTokens(usage.PromptCharacters)));
    }

    /// <summary>A predictor with these corrections on top.</summary>
    public ICostPredictor Refine(ICostPredictor predictor) => new Refined(predictor, this);

    private static ImmutableDictionary<string, MeanRatio> Next(ImmutableDictionary<string, MeanRatio> ratios, string key, double ratio) =>
        ratios.SetItem(key, ratios.GetValueOrDefault(key).With(Math.Clamp(ratio, 0, LargestRatio)));

    private readonly record struct MeanRatio(double Sum, int Calls)
    {
        public double Value => (PriorCalls + Sum) / (PriorCalls + Calls);

        public MeanRatio With(double ratio) => new(Sum + ratio, Calls + 1);
    }

    private sealed class Refined(ICostPredictor predictor, OnlineCost corrections) : ICostPredictor
    {
        public ImmutableArray<CostPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
        [
            .. predictor.Predict(query, pool).Zip(pool.Candidates, (expected, candidate) => CostPredictor.Price(
                query, candidate, expected.OutputTokens * corrections.OutputRatio(candidate.Id), corrections.PromptRatio(candidate.ProviderId))),
        ];
    }
}
