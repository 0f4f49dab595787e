using System.Globalization;
using System.Text.Json;
using MetaRouter.Core.Queries;
using MetaRouter.Data.Probes;

namespace MetaRouter.Studio.Probing;

/// <summary>A line that cannot be read.</summary>
/// <param name="Line">Its number, from 1; 0 for the file as a whole.</param>
/// <param name="Message">What is wrong, and the fix.</param>
public sealed record LineProblem(int Line, string Message);

/// <summary>Reads uploaded questions: JSON Lines of <c>{"query", "reference"?, "category"?}</c>. All lines are good, or nothing is taken.</summary>
public static class QuestionLines
{
    /// <summary>Longest question and reference, in characters.</summary>
    public const int MaxTextLength = 20_000;

    /// <summary>Largest file, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxCategoryLength = 60;

    /// <summary>The questions in their order, or what is wrong with them.</summary>
    /// <param name="text">The file. Empty lines do not count.</param>
    public static (IReadOnlyList<ProbeQuestion> Questions, IReadOnlyList<LineProblem> Problems) Parse(string text)
    {
        var questions = new List<ProbeQuestion>();
        var problems = new List<LineProblem>();
        var lineOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, line) in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var number = index + 1;
            var (question, problem) = Read(line);
            if (question is not null && lineOf.TryGetValue(QueryText.Normalise(question.Query), out var first))
                problem = Format(ProbingText.LineTwice, first);
            if (problem is not null)
            {
                problems.Add(new LineProblem(number, problem));
                continue;
            }

            lineOf.Add(QueryText.Normalise(question!.Query), number);
            questions.Add(question with { Index = questions.Count });
        }

        if (problems.Count == 0 && questions.Count == 0) problems.Add(new LineProblem(0, ProbingText.LinesNone));
        if (problems.Count == 0 && questions.Count > QuestionSet.MostQuestions)
            problems.Add(new LineProblem(0, Format(ProbingText.LinesTooMany, questions.Count, QuestionSet.MostQuestions)));
        return problems.Count == 0 ? (questions, []) : ([], problems);
    }

    private static (ProbeQuestion? Question, string? Problem) Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return (null, ProbingText.LineNoObject);
            if (Text(document.RootElement, "query", MaxTextLength, out var query) is { } wrongQuery) return (null, wrongQuery);
            if (Text(document.RootElement, "reference", MaxTextLength, out var reference) is { } wrongReference) return (null, wrongReference);
            if (Text(document.RootElement, "category", MaxCategoryLength, out var category) is { } wrongCategory) return (null, wrongCategory);
            return query is null
                ? (null, ProbingText.LineNoQuery)
                : (new ProbeQuestion { SetId = Guid.Empty, Index = 0, Query = query, Reference = reference, Category = category }, null);
        }
        catch (InvalidOperationException)
        {
            return (null, Format(ProbingText.LineNoJson, 1));
        }
        catch (JsonException exception)
        {
            return (null, Format(ProbingText.LineNoJson, (exception.BytePositionInLine ?? 0) + 1));
        }
    }

    private static string? Text(JsonElement line, string name, int most, out string? text)
    {
        text = null;
        if (!line.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind != JsonValueKind.String) return Format(ProbingText.LineNoText, name);
        text = value.GetString()!.Trim();
        if (text.Length == 0) text = null;
        return text?.Length > most ? Format(ProbingText.LineTooLong, name, text.Length, most) : null;
    }

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.CurrentCulture, format, values);
}
