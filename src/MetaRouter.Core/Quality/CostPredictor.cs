using System.Collections.Immutable;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Quality;

/// <summary>
/// Predicts what an answer will cost: answer tokens by ridge regression on the logarithm of known lengths, per candidate, prompt tokens by
/// counting characters. Where no lengths are known a trained predictor speaks, if there is one. Immutable, safe for concurrent use.
/// </summary>
public sealed class CostPredictor : ICostPredictor
{
    /// <summary>Answer tokens expected of a candidate of which no lengths are known.</summary>
    public const double DefaultOutputTokens = 400;

    private const double CharactersPerToken = 4;
    private const double TokensAroundPrompt = 8;

    private readonly CrossFittedTargets _logLengths;
    private readonly ITrainedCandidates? _trained;

    /// <param name="questions">Tens to about a thousand with known lengths; may be empty.</param>
    /// <param name="trained">Speaks for candidates of which no lengths are known; null when nothing does.</param>
    public CostPredictor(IReadOnlyList<AnsweredQuestion> questions, ITrainedCandidates? trained = null)
    {
        _trained = trained;
        _logLengths = new CrossFittedTargets(questions.Select(question => (
            question.Query,
            question.Embedding,
            (IReadOnlyDictionary<string, double>)question.OutputTokens.ToDictionary(pair => pair.Key, pair => Math.Log(Math.Max(pair.Value, 1))))));
    }

    private CostPredictor(CrossFittedTargets logLengths, ITrainedCandidates? trained) => (_logLengths, _trained) = (logLengths, trained);

    /// <summary>The same lengths beside another trained predictor.</summary>
    public CostPredictor With(ITrainedCandidates? trained) => new(_logLengths, trained);

    /// <summary>Whether enough lengths of a candidate's answers are known to predict from.</summary>
    public bool KnowsLengthsOf(string candidateId) => _logLengths.Has(candidateId);

    /// <inheritdoc />
    public ImmutableArray<CostPrediction> Predict(PredictionQuery query, CandidatePool pool) =>
        [.. pool.Candidates.Select(candidate => Price(query, candidate, ExpectedTokens(query, candidate)))];

    /// <summary>What an answer of a length costs, its prompt included; never longer than the candidate's limit.</summary>
    /// <param name="query">The question and what is sent before it.</param>
    /// <param name="candidate">Who answers.</param>
    /// <param name="outputTokens">Expected answer tokens, at least 0.</param>
    /// <param name="promptRatio">Tokens that the provider makes of a prompt for each that is expected, above 0.</param>
    public static CostPrediction Price(PredictionQuery query, CandidateModel candidate, double outputTokens, double promptRatio = 1)
    {
        var promptTokens = promptRatio * PromptTokens(query.Text.Length + query.ConversationCharacters);
        var tokens = Math.Min(outputTokens, candidate.MaxOutputTokens);
        return new CostPrediction(tokens, candidate.Price.CostOf(promptTokens, tokens));
    }

    /// <summary>Tokens expected of a prompt: a quarter of its characters, and eight around it.</summary>
    public static double PromptTokens(int characters) => characters / CharactersPerToken + TokensAroundPrompt;

    // The mean of a log-normal length lies half the variance above its median.
    private double ExpectedTokens(PredictionQuery query, CandidateModel candidate) =>
        _logLengths.Predict(query, candidate.Id) is var (mean, variance) 
        ? Math.Exp(mean + variance / 2)
        : _trained?.FindOutputTokens(query, candidate.Id) ?? DefaultOutputTokens;
}
