using System.Globalization;
using System.Text.Json;
using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Imports;

/// <summary>Reads a line of a file of votes.</summary>
internal static class VoteParser
{
    /// <summary>The format of a line; null when it is neither.</summary>
    public static ImportFormat? FormatOf(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            if (json.RootElement.TryGetProperty("conversation_a", out _)) return ImportFormat.Arena;
            return json.RootElement.TryGetProperty("answer_a", out _) ? ImportFormat.HumanVotes : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The vote of a line.</summary>
    /// <exception cref="FormatException">It is none; the message says why, in words that fit after "line 12: ".</exception>
    public static ImportedVote Parse(ReadOnlyMemory<byte> line, ImportFormat format)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (row.ValueKind != JsonValueKind.Object) throw new FormatException("is no JSON object.");
            return format == ImportFormat.Arena ? Arena(row) : HumanVote(row);
        }
        catch (JsonException error)
        {
            throw new FormatException($"is no JSON: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            // A text with half of a surrogate pair.
            throw new FormatException("has a text that is no Unicode.", error);
        }
    }

    private static ImportedVote HumanVote(JsonElement row) => new()
    {
        SourceId = Text(row, "id"),
        Query = Text(row, "query"),
        ModelA = Text(row, "model_a"),
        ModelB = Text(row, "model_b"),
        AnswerA = Text(row, "answer_a"),
        AnswerB = Text(row, "answer_b"),
        Outcome = Winner(row),
        Category = Optional(row, "category"),
    };

    private static ImportedVote Arena(JsonElement row)
    {
        var (a, b) = (ArenaConversation.Of(row, "conversation_a"), ArenaConversation.Of(row, "conversation_b"));
        var extra = row.TryGetProperty("metarouter", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var language = Optional(row, "language");
        return new ImportedVote
        {
            SourceId = Text(row, "id"),
            Query = a.FirstQuestion,
            ModelA = Text(row, "model_a"),
            ModelB = Text(row, "model_b"),
            AnswerA = a.Answers,
            AnswerB = b.Answers,
            Outcome = Winner(row),
            Category = Optional(extra, "category") ?? Tagged(row),
            Language = language is "und" or "unknown" ? null : language,
            JudgedAt = Moment(row),
            Judge = Optional(extra, "user"),
        };
    }

    private static ComparisonOutcome Winner(JsonElement row) => Text(row, "winner") switch
    {
        "model_a" => ComparisonOutcome.LeftBetter,
        "model_b" => ComparisonOutcome.RightBetter,
        "tie" => ComparisonOutcome.Tie,
        "both_bad" or "tie (bothbad)" => ComparisonOutcome.BothBad,
        var other => throw new FormatException($"has the winner \"{Shown(other)}\"; it must be model_a, model_b, tie or both_bad."),
    };

    // What the annotations of the arena say, in the words that are used here.
    private static string? Tagged(JsonElement row)
    {
        if (row.TryGetProperty("is_code", out var isCode) && isCode.ValueKind == JsonValueKind.True) return "code";
        if (IsTagged(row, "math_v0.1", "math")) return "math";
        return IsTagged(row, "creative_writing_v0.1", "creative_writing") ? "writing" : null;
    }

    private static bool IsTagged(JsonElement row, string annotation, string tag) =>
        row.TryGetProperty("category_tag", out var tags) && tags.ValueKind == JsonValueKind.Object
        && tags.TryGetProperty(annotation, out var annotated) && annotated.ValueKind == JsonValueKind.Object
        && annotated.TryGetProperty(tag, out var value) && value.ValueKind == JsonValueKind.True;

    private static DateTimeOffset? Moment(JsonElement row)
    {
        if (!row.TryGetProperty("timestamp", out var moment) || moment.ValueKind == JsonValueKind.Null) return null;
        if (moment.ValueKind == JsonValueKind.String
            && DateTimeOffset.TryParse(moment.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var parsed))
            return parsed;
        // Seconds, or milliseconds, since 1970.
        if (moment.ValueKind == JsonValueKind.Number && moment.TryGetDouble(out var seconds) && seconds is > 0 and < 4e12)
            return DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds < 1e11 ? 1000 * seconds : seconds));
        throw new FormatException("has a timestamp that is no moment; write it as 2026-01-31T12:00:00Z.");
    }

    private static string Text(JsonElement row, string name) => Optional(row, name) ?? throw new FormatException($"has no text \"{name}\".");

    private static string? Optional(JsonElement row, string name)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new FormatException($"has a \"{name}\" that is no text.");
    }

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
