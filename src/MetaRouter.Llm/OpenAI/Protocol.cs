using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatFinishReason = Microsoft.Extensions.AI.ChatFinishReason;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace MetaRouter.Llm.OpenAI;

/// <summary>Translates between the conversation as the product knows it and the OpenAI package's types.</summary>
internal static class Protocol
{
    public static List<global::OpenAI.Chat.ChatMessage> Messages(IEnumerable<ChatMessage> messages) => [.. messages.Select(Message)];

    /// <param name="options">Only the bound of answer tokens is sent.</param>
    /// <param name="maxTokensOnly">Send it under its old name: OpenAI asks for the new one, several compatible servers know only the old.</param>
    public static ChatCompletionOptions Options(ChatOptions? options, bool maxTokensOnly)
    {
        var converted = new ChatCompletionOptions();
        if (options?.MaxOutputTokens is not { } bound) return converted;
#pragma warning disable SCME0001 // Experimental, yet the package's only way to send a field that it does not know.
        if (maxTokensOnly) converted.Patch.Set("$.max_tokens"u8, bound);
#pragma warning restore SCME0001
        else converted.MaxOutputTokenCount = bound;
        return converted;
    }

    /// <summary>The text in a piece of the stream; a model's refusal is its answer too.</summary>
    public static string TextOf(StreamingChatCompletionUpdate update) =>
        string.Concat(update.ContentUpdate.Select(part => part.Text)) + update.RefusalUpdate;

    public static ChatFinishReason? FinishReasonOf(StreamingChatCompletionUpdate update) => update.FinishReason switch
    {
        null => null,
        global::OpenAI.Chat.ChatFinishReason.Length => ChatFinishReason.Length,
        global::OpenAI.Chat.ChatFinishReason.ContentFilter => ChatFinishReason.ContentFilter,
        global::OpenAI.Chat.ChatFinishReason.ToolCalls or global::OpenAI.Chat.ChatFinishReason.FunctionCall => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    /// <summary>The counts, or null when there are none; servers that do not count may send zeros.</summary>
    public static UsageDetails? UsageOf(StreamingChatCompletionUpdate update) =>
        update.Usage is not { } usage || usage is { InputTokenCount: <= 0, OutputTokenCount: <= 0 } ? null : new UsageDetails
        {
            InputTokenCount = usage.InputTokenCount,
            OutputTokenCount = usage.OutputTokenCount,
            TotalTokenCount = usage.InputTokenCount + (long)usage.OutputTokenCount,
            CachedInputTokenCount = usage.InputTokenDetails?.CachedTokenCount,
            ReasoningTokenCount = usage.OutputTokenDetails?.ReasoningTokenCount,
        };

    /// <summary>The JSON of an error that a provider sent as a piece of the stream, or null.</summary>
    public static string? ErrorIn(StreamingChatCompletionUpdate update)
    {
#pragma warning disable SCME0001 // Experimental, yet the package's only way to read a field that it does not know.
        ref var patch = ref update.Patch;
        return patch.Contains("$.error"u8) ? patch.GetJson("$.error"u8).ToString() : null;
#pragma warning restore SCME0001
    }

    private static global::OpenAI.Chat.ChatMessage Message(ChatMessage message) =>
        message.Role == ChatRole.User ? new UserChatMessage(message.Text)
        : message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : throw new ArgumentException($"A message of role '{message.Role}' cannot be sent; roles are system, user and assistant.");
}
