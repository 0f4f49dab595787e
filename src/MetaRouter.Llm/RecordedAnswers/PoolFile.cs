using System.Collections.Immutable;
using System.Text.Json;

namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>Reads <c>pool.json</c>: who answered, at which price and pace.</summary>
internal sealed record PoolFile(
    string Label, string PriceVersion, ImmutableArray<BankCandidate> Candidates, ImmutableArray<OnboardingQuestion> Onboarding)
{
    public static async Task<PoolFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        PoolJson pool;
        try
        {
            await using var stream = File.OpenRead(path);
            pool = await JsonSerializer.DeserializeAsync<PoolJson>(stream, BankJson.Options, cancellationToken)
                ?? throw new InvalidDataException($"{path}: the file holds null; it must hold {{\"label\", \"price_version\", \"candidates\": […]}}.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path}, line {(exception.LineNumber ?? 0) + 1}: {exception.Message} Correct the pool file.", exception);
        }

        var candidates = pool.Candidates.Select((candidate, index) => Checked(candidate, index, path)).ToImmutableArray();
        if (candidates.IsEmpty)
            throw new InvalidDataException($"{path}: 'candidates' is empty; list at least one candidate of the bank.");
        var twice = candidates.GroupBy(candidate => candidate.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new InvalidDataException($"{path}: candidate id '{twice.Key}' occurs {twice.Count()} times; keep one.");
        return new PoolFile(
            pool.Label, pool.PriceVersion, candidates,
            [.. (pool.Onboarding ?? []).Select(pair => new OnboardingQuestion(pair.Question, pair.Dearer, pair.Cheaper))]);
    }

    private static BankCandidate Checked(CandidateJson candidate, int index, string path)
    {
        if (string.IsNullOrWhiteSpace(candidate.Id)) throw Wrong("id", "must not be empty");
        if (string.IsNullOrWhiteSpace(candidate.Name)) throw Wrong("name", "must not be empty");
        if (candidate.InputPerMillion < 0) throw Wrong("input_per_million", $"must be at least 0 USD; it is {candidate.InputPerMillion}");
        if (candidate.OutputPerMillion < 0) throw Wrong("output_per_million", $"must be at least 0 USD; it is {candidate.OutputPerMillion}");
        if (candidate.CachedInputPerMillion < 0) throw Wrong("cached_input_per_million", $"must be at least 0 USD; it is {candidate.CachedInputPerMillion}");
        if (candidate.ReasoningPerMillion < 0) throw Wrong("reasoning_per_million", $"must be at least 0 USD; it is {candidate.ReasoningPerMillion}");
        if (candidate.TokensPerSecond is <= 0) throw Wrong("tokens_per_second", $"must be above 0; it is {candidate.TokensPerSecond}");
        if (candidate.TtftMs is < 0) throw Wrong("ttft_ms", $"must be at least 0; it is {candidate.TtftMs}");
        var read = new BankCandidate
        {
            Id = candidate.Id,
            Name = candidate.Name,
            Maker = candidate.Maker,
            InputPerMillion = candidate.InputPerMillion,
            OutputPerMillion = candidate.OutputPerMillion,
            CachedInputPerMillion = candidate.CachedInputPerMillion,
            ReasoningPerMillion = candidate.ReasoningPerMillion,
        };
        if (candidate.TokensPerSecond is { } pace) read = read with { TokensPerSecond = pace };
        if (candidate.TtftMs is { } milliseconds) read = read with { TimeToFirstToken = TimeSpan.FromMilliseconds(milliseconds) };
        return read;

        InvalidDataException Wrong(string key, string rule) =>
            new(FormattableString.Invariant($"{path}: candidates[{index}].{key} {rule}."));
    }

    private sealed record PoolJson(
        string Label, string PriceVersion, IReadOnlyList<CandidateJson> Candidates, IReadOnlyList<OnboardingJson>? Onboarding = null);

    private sealed record CandidateJson(
        string Id, string Name, string Maker, decimal InputPerMillion, decimal OutputPerMillion, decimal? CachedInputPerMillion = null, decimal? ReasoningPerMillion = null,
        double? TokensPerSecond = null, double? TtftMs = null);

    private sealed record OnboardingJson(string Question, string Dearer, string Cheaper);
}
