using System.Collections.Frozen;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;

namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>Reads the answers, a line at a time.</summary>
internal static class AnswersFile
{
    private const string Format = """{"id", "task", "query", "answers": {"candidate": {"text", "output_tokens"}}}""";

    public static async Task<ImmutableArray<BankQuestion>> ReadAsync(
        string path, ImmutableArray<BankCandidate> candidates, CancellationToken cancellationToken)
    {
        var pool = candidates.Select(candidate => candidate.Id).ToFrozenSet(StringComparer.Ordinal);
        var questions = ImmutableArray.CreateBuilder<BankQuestion>();
        var lineOfId = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var file = File.OpenRead(path);
        await using var stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream);
        for (var number = 1; await LineAsync(reader, path, number, cancellationToken) is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var place = $"{path}, line {number}";
            var question = Read(line, pool, place);
            if (!lineOfId.TryAdd(question.Id, number))
                throw new InvalidDataException($"{place}: id '{question.Id}' was used on line {lineOfId[question.Id]}; give each question an id of its own.");
            questions.Add(question);
        }
        if (questions.Count == 0) throw new InvalidDataException($"{path} holds no question; each line must be {Format}.");
        var silent = candidates.Select(candidate => candidate.Id).Where(id => questions.All(question => !question.Answers.ContainsKey(id))).ToList();
        if (silent.Count > 0)
            throw new InvalidDataException($"{path} holds no answer of the pool's {string.Join(", ", silent)}; use the bank's ids in the pool file, or take the candidate out.");
        return questions.DrainToImmutable();
    }

    private static async Task<string?> LineAsync(StreamReader reader, string path, int number, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadLineAsync(cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}, line {number}: the gzip data are damaged or not gzip; fetch the file again or drop the ending .gz.", exception);
        }
    }

    private static BankQuestion Read(string line, FrozenSet<string> pool, string place)
    {
        QuestionJson question;
        try
        {
            question = JsonSerializer.Deserialize<QuestionJson>(line, BankJson.Options)
                ?? throw new InvalidDataException($"{place}: the line is null; it must be {Format}.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{place}: {exception.Message} The line must be {Format}.", exception);
        }

        if (string.IsNullOrWhiteSpace(question.Id)) throw new InvalidDataException($"{place}: 'id' is empty; give the question an id.");
        if (string.IsNullOrWhiteSpace(question.Query)) throw new InvalidDataException($"{place}: 'query' is empty; write the question's text.");
        var answers = new Dictionary<string, RecordedAnswer>(StringComparer.Ordinal);
        foreach (var (candidate, answer) in question.Answers)
        {
            if (!pool.Contains(candidate)) continue;
            Check(answer, candidate, place);
            if (!string.IsNullOrWhiteSpace(answer.Text))
                answers.Add(candidate, new RecordedAnswer(answer.Text, answer.OutputTokens, answer.Quality, answer.CostUsd));
        }
        return new BankQuestion(question.Id, question.Task, question.Query, answers.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static void Check(AnswerJson answer, string candidate, string place)
    {
        if (answer.OutputTokens < 0) throw Wrong("output_tokens", "must be at least 0", answer.OutputTokens);
        if (answer.Quality is < 0 or > 1) throw Wrong("quality", "must lie in [0, 1]", answer.Quality);
        if (answer.CostUsd is < 0) throw Wrong("cost_usd", "must be at least 0", answer.CostUsd);

        InvalidDataException Wrong(string key, string rule, object value) =>
            new(FormattableString.Invariant($"{place}: answers['{candidate}'].{key} {rule}; it is {value}."));
    }

    private sealed record QuestionJson(string Id, string Task, string Query, IReadOnlyDictionary<string, AnswerJson> Answers);

    private sealed record AnswerJson(string Text, int OutputTokens, double? Quality = null, decimal? CostUsd = null);
}
