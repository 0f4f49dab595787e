using System.Text.Json;

namespace MetaRouter.Data.Imports;

/// <summary>One side of an arena's row: a list of messages, as such or as a JSON text; contents are texts or lists of parts, of which pictures are passed over.</summary>
internal sealed record ArenaConversation(string FirstQuestion, string Answers)
{
    /// <exception cref="FormatException">The field is something else.</exception>
    public static ArenaConversation Of(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var messages)) throw new FormatException($"has no \"{name}\".");
        if (messages.ValueKind != JsonValueKind.String) return Of(messages, name, row);
        using var inner = JsonDocument.Parse(messages.GetString()!);
        return Of(inner.RootElement, name, row);
    }

    private static ArenaConversation Of(JsonElement messages, string name, JsonElement row)
    {
        if (messages.ValueKind != JsonValueKind.Array) throw new FormatException($"has a \"{name}\" that is no list of messages.");
        string? question = null;
        var answers = new List<string>();
        foreach (var message in messages.EnumerateArray())
        {
            if (message.ValueKind != JsonValueKind.Object || !message.TryGetProperty("role", out var role) || role.ValueKind != JsonValueKind.String)
                throw new FormatException($"has a message in \"{name}\" without a role.");
            if (role.ValueEquals("user")) question ??= TextOf(message, name);
            else if (role.ValueEquals("assistant")) answers.Add(TextOf(message, name));
        }

        if (question is null || answers.Count == 0) throw new FormatException($"has a \"{name}\" without a question or without an answer.");
        return new ArenaConversation(question, string.Join("\n\n", answers));
    }

    private static string TextOf(JsonElement message, string name)
    {
        if (!message.TryGetProperty("content", out var content)) throw new FormatException($"has a message in \"{name}\" without content.");
        return content.ValueKind switch
        {
            JsonValueKind.String => content.GetString()!,
            JsonValueKind.Null => "",
            JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Select(PartText).Where(text => text is not null)),
            _ => throw new FormatException($"has a message in \"{name}\" whose content is neither a text nor a list."),
        };
    }

    private static string? PartText(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.String => part.GetString(),
        JsonValueKind.Object when part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String => text.GetString(),
        _ => null,
    };
}
