using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Conversations;

/// <summary>How a turn comes into a conversation, and what becomes of one that has lost its last.</summary>
internal static class ConversationWriting
{
    /// <summary>The conversation of a new turn: the given one, or one that begins with it.</summary>
    /// <returns>Its id; null if the person is unknown or the conversation is not theirs.</returns>
    public static async Task<Guid?> BeginOrFindAsync(
        this StudioContext context, Guid personId, Guid conversationId, string query, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (conversationId != Guid.Empty)
        {
            var isTheirs = await context.Conversations.AnyAsync(row => row.Id == conversationId && row.PersonId == personId, cancellationToken);
            return isTheirs ? conversationId : null;
        }
        if (!await context.People.AnyAsync(person => person.Id == personId, cancellationToken)) return null;
        var conversation = Conversation.Begin(personId, query, now);
        context.Add(conversation);
        return conversation.Id;
    }

    /// <summary>Removes the conversation if it has no turn left.</summary>
    public static Task<int> RemoveIfEmptyAsync(this StudioContext context, Guid conversationId, CancellationToken cancellationToken) => context.Conversations
        .Where(row => row.Id == conversationId
            && !context.Comparisons.Any(turn => turn.ConversationId == row.Id) && !context.RoutedAnswers.Any(turn => turn.ConversationId == row.Id))
        .ExecuteDeleteAsync(cancellationToken);
}
