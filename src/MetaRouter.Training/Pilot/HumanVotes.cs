using System.IO.Compression;
using System.Text.Json;
using MetaRouter.Core.Queries;
using MetaRouter.Training.Embeddings;
using MetaRouter.Training.OutcomeTables;
using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Pilot;

/// <summary>One vote of a person between two answers.</summary>
/// <param name="Query">The question.</param>
/// <param name="AnswerA">Left answer.</param>
/// <param name="AnswerB">Right answer.</param>
/// <param name="Winner">model_a or model_b.</param>
public sealed record HumanVote(string Query, string AnswerA, string AnswerB, string Winner)
{
    /// <summary>Whether A won.</summary>
    public bool PrefersA => Winner == "model_a";
}

/// <summary>Real votes, used only to see how well a preference between two texts is predicted; they name one model, so they train no arm.</summary>
public static class HumanVotes
{
    /// <summary>Name of the file beside the outcome tables; it may be missing.</summary>
    public const string FileName = "human_votes.jsonl.gz";

    private const int Folds = 5;
    private const double Penalty = 1e-2;

    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>Reads the votes of a folder; none when there is no such file.</summary>
    /// <exception cref="OutcomeTableException">A line is not a vote.</exception>
    public static async Task<IReadOnlyList<HumanVote>> ReadAsync(string directory, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path)) return [];
        var votes = new List<HumanVote>();
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        try
        {
            while (await reader.ReadLineAsync(cancellationToken) is { } line) votes.Add(JsonSerializer.Deserialize<HumanVote>(line, Format)!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw new OutcomeTableException($"{path}, line {votes.Count + 1} is not a vote: {exception.Message}", exception);
        }

        return votes;
    }

    /// <summary>
    /// Share of votes predicted right, cross-fitted over five folds, by logistic regression on the difference of the two answers: embedding and text
    /// features. Always naming the longer answer is the baseline beside it.
    /// </summary>
    /// <param name="votes">At least five.</param>
    /// <param name="cache">Embeddings of the answers.</param>
    /// <param name="random">Draws the folds.</param>
    /// <param name="cancellationToken">Stops the encoding.</param>
    public static async Task<(double Fitted, double Longer)> AccuracyAsync(
        IReadOnlyList<HumanVote> votes, EmbeddingCache cache, Random random, CancellationToken cancellationToken)
    {
        var a = await QueryInputs.OfAsync([.. votes.Select(vote => vote.AnswerA)], cache, null, cancellationToken);
        var b = await QueryInputs.OfAsync([.. votes.Select(vote => vote.AnswerB)], cache, null, cancellationToken);
        var scaling = FeatureScaling.Of([.. a.Features, .. b.Features]);
        double[][] differences = [.. a.Scaled(scaling).Zip(b.Scaled(scaling), (left, right) => left.Zip(right, (one, other) => one - other).ToArray())];
        double[][] targets = [.. votes.Select(vote => new[] { vote.PrefersA ? 1.0 : 0 })];
        var right = 0;
        foreach (var (fitted, predicted) in CrossFitting.Plan(votes.Count, Folds, random))
        {
            var arm = LogisticFit.Fit([.. fitted.Select(row => differences[row])], [.. fitted.Select(row => targets[row])], Penalty);
            right += predicted.Count(row => arm.Scores(differences[row])[0] > 0 == votes[row].PrefersA);
        }

        return ((double)right / votes.Count, (double)votes.Count(vote => vote.AnswerA.Length > vote.AnswerB.Length == vote.PrefersA) / votes.Count);
    }
}
