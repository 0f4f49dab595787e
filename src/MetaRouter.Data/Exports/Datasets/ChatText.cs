namespace MetaRouter.Data.Exports.Datasets;

/// <summary>A message with plain content, as TRL's conversational form has it.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Content">The text.</param>
internal sealed record ChatText(string Role, string Content)
{
    public static ChatText User(string content) => new("user", content);

    public static ChatText Assistant(string content) => new("assistant", content);

    /// <summary>The conversation before a comparison and its query; a turn of which both answers were bad is not built on.</summary>
    public static IReadOnlyList<ChatText> Prompt(JudgedComparison judged) =>
    [
        .. judged.Earlier.Where(turn => turn.Preferred is { Length: > 0 }).SelectMany(turn => new[] { User(turn.Query), Assistant(turn.Preferred!) }),
        User(judged.Row.Query),
    ];
}

/// <summary>A message as arena-human-preference-140k has it.</summary>
internal sealed record ArenaMessage(string Role, IReadOnlyList<ArenaContent> Content)
{
    public static ArenaMessage User(string text) => new("user", [new ArenaContent("text", text)]);

    public static ArenaMessage Assistant(string text) => new("assistant", [new ArenaContent("text", text)]);
}

/// <summary>A part of a message; there are only texts.</summary>
internal sealed record ArenaContent(string Type, string Text);

/// <summary>One evaluation of a conversation: the question and both answers.</summary>
internal sealed record ArenaTurn(ArenaMessage User, ArenaMessage ModelSideA, ArenaMessage? ModelSideB);
