using System.Text.Json.Serialization;
using MetaRouter.Core.Comparisons;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>One vote with the fields of arena-human-preference-140k; everything else under <see cref="Metarouter"/>. Answer A is model_a.</summary>
internal sealed record ArenaRow
{
    public required string Id { get; init; }

    public required string ModelA { get; init; }

    public required string ModelB { get; init; }

    /// <summary><c>model_a</c>, <c>model_b</c>, <c>tie</c> or <c>both_bad</c>.</summary>
    public required string Winner { get; init; }

    public required string EvaluationSessionId { get; init; }

    /// <summary>From 1: the turn of the conversation.</summary>
    public required int EvaluationOrder { get; init; }

    public required IReadOnlyList<ArenaMessage> ConversationA { get; init; }

    public required IReadOnlyList<ArenaMessage> ConversationB { get; init; }

    public required IReadOnlyList<ArenaTurn> FullConversation { get; init; }

    public required ConversationMetadata ConvMetadata { get; init; }

    public required CategoryTag CategoryTag { get; init; }

    /// <summary>ISO 639 code; <c>und</c> when it could not be told.</summary>
    public required string Language { get; init; }

    public required bool IsCode { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    public required ArenaExtra Metarouter { get; init; }

    public static IEnumerable<object> Of(ExportScope scope, JudgedComparison judged)
    {
        var row = judged.Row;
        var question = ArenaMessage.User(row.Query);
        var (answerA, answerB) = (ArenaMessage.Assistant(row.Left.Text), ArenaMessage.Assistant(row.Right.Text));
        yield return new ArenaRow
        {
            Id = scope.Pseudonyms.Comparison(row.Id),
            ModelA = row.Left.CandidateId,
            ModelB = row.Right.CandidateId,
            Winner = Name(judged.Choice.ToOutcome()),
            EvaluationSessionId = scope.Pseudonyms.Conversation(row.ConversationId),
            EvaluationOrder = row.TurnIndex + 1,
            ConversationA = [question, answerA],
            ConversationB = [question, answerB],
            FullConversation = [.. judged.Earlier.Select(Turn), new ArenaTurn(question, answerA, answerB)],
            ConvMetadata = ConversationMetadata.Of(judged),
            CategoryTag = CategoryTag.Of(row.Category),
            Language = judged.Language ?? "und",
            IsCode = judged.IsCode,
            Timestamp = row.VotedAt!.Value,
            Metarouter = ArenaExtra.Of(scope, judged),
        };
    }

    public static string Name(ComparisonOutcome outcome) => outcome switch
    {
        ComparisonOutcome.LeftBetter => "model_a",
        ComparisonOutcome.RightBetter => "model_b",
        ComparisonOutcome.Tie => "tie",
        ComparisonOutcome.BothBad => "both_bad",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    private static ArenaTurn Turn(EarlierTurn turn) => new(
        ArenaMessage.User(turn.Query), ArenaMessage.Assistant(turn.AnswerA), turn.AnswerB is { } other ? ArenaMessage.Assistant(other) : null);
}

/// <summary>Lengths and markup for style control. Tokens are the providers' counts, those of the question an estimate of a quarter of its characters.</summary>
internal sealed record ConversationMetadata
{
    public required long? SumAssistantATokens { get; init; }

    public required HeaderCount HeaderCountA { get; init; }

    public required ListCount ListCountA { get; init; }

    public required BoldCount BoldCountA { get; init; }

    public required long? ContextATokens { get; init; }

    public required long? SumAssistantBTokens { get; init; }

    public required HeaderCount HeaderCountB { get; init; }

    public required ListCount ListCountB { get; init; }

    public required BoldCount BoldCountB { get; init; }

    public required long? ContextBTokens { get; init; }

    public required int Turns { get; init; }

    public required long SumUserTokens { get; init; }

    public static ConversationMetadata Of(JudgedComparison judged)
    {
        var (left, right) = (judged.Row.Left, judged.Row.Right);
        var (markupA, markupB) = (MarkupCounts.Of(left.Text), MarkupCounts.Of(right.Text));
        return new ConversationMetadata
        {
            SumAssistantATokens = left.OutputTokens, HeaderCountA = markupA.Headers, ListCountA = markupA.Lists, BoldCountA = markupA.Bold, ContextATokens = left.InputTokens,
            SumAssistantBTokens = right.OutputTokens, HeaderCountB = markupB.Headers, ListCountB = markupB.Lists, BoldCountB = markupB.Bold, ContextBTokens = right.InputTokens,
            Turns = 1, SumUserTokens = (judged.Row.Query.Length + 3) / 4,
        };
    }
}

/// <summary>The tags of arena-human-preference-140k; what nobody annotated is null. Only what the kind of task says is known here.</summary>
internal sealed record CategoryTag(
    [property: JsonPropertyName("creative_writing_v0.1")] CreativeWritingTag? CreativeWriting,
    [property: JsonPropertyName("criteria_v0.1")] string? Criteria,
    [property: JsonPropertyName("if_v0.1")] string? InstructionFollowing,
    [property: JsonPropertyName("math_v0.1")] MathTag? Math)
{
    public static CategoryTag Of(string? category) => category is null
        ? new CategoryTag(null, null, null, null)
        : new CategoryTag(new CreativeWritingTag(category == "writing"), null, null, new MathTag(category is "math" or "mathematics"));
}

/// <summary>Whether it is creative writing.</summary>
internal sealed record CreativeWritingTag(bool CreativeWriting);

/// <summary>Whether it is mathematics.</summary>
internal sealed record MathTag(bool Math);
