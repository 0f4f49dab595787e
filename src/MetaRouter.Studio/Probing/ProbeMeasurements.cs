using System.Globalization;
using MetaRouter.Core.Quality;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Catalogue;

namespace MetaRouter.Studio.Probing;

/// <summary>What completed probes have measured: the grades and lengths that the live pool predicts from.</summary>
public sealed class ProbeMeasurements(ProbeStore store, ITextEncoder encoder) : IMeasurements
{
    /// <summary>Most questions of a candidate that count, the newest: fitting takes the third power of their number.</summary>
    private const int MostQuestions = QuestionSet.MostQuestions;

    private volatile Known? _known;

    /// <inheritdoc />
    public async Task<string> RevisionAsync(CancellationToken cancellationToken) =>
        string.Join(' ', (await store.CountingAsync(cancellationToken)).Select(probe => probe.ToString("N", CultureInfo.InvariantCulture)));

    /// <inheritdoc />
    public async Task<Measurements> ReadAsync(CancellationToken cancellationToken)
    {
        // The same object as long as nothing was measured, so that it is fitted once.
        var revision = await RevisionAsync(cancellationToken);
        if (_known is { } known && known.Revision == revision) return known.Measurements;
        var read = await ReadAllAsync(cancellationToken);
        _known = new Known(revision, read);
        return read;
    }

    private async Task<Measurements> ReadAllAsync(CancellationToken cancellationToken)
    {
        // Newest first: of a candidate's answers to the same question the first counts.
        var questions = (await store.MeasurementsAsync(cancellationToken)).Select(measured => (Key: QueryText.Normalise(measured.Query), Measured: measured))
            .DistinctBy(each => (each.Measured.CandidateId, each.Key)).GroupBy(each => each.Measured.CandidateId, StringComparer.Ordinal).SelectMany(group => group.Take(MostQuestions))
            .GroupBy(each => each.Key, StringComparer.Ordinal)
            .Select(group => (group.First().Measured.Query, Answers: group.Select(each => each.Measured).ToList())).ToList();
        if (questions.Count == 0) return Measurements.None;
        var embeddings = await encoder.EncodeAsync([.. questions.Select(question => question.Query)], cancellationToken);
        return new Measurements(
            [
                .. questions.Zip(embeddings, (question, embedding) => new GradedQuestion(
                    question.Query, embedding,
                    question.Answers.Where(answer => answer.Quality is not null).ToDictionary(answer => answer.CandidateId, answer => answer.Quality!.Value, StringComparer.Ordinal))),
            ],
            [
                .. questions.Zip(embeddings, (question, embedding) => new AnsweredQuestion(
                    question.Query, embedding,
                    question.Answers.Where(answer => answer.OutputTokens is >= 1 and <= int.MaxValue)
                        .ToDictionary(answer => answer.CandidateId, answer => (int)answer.OutputTokens!.Value, StringComparer.Ordinal))),
            ]);
    }

    private sealed record Known(string Revision, Measurements Measurements);
}
