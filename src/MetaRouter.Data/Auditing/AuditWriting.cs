using MetaRouter.Data.Storage;

namespace MetaRouter.Data.Auditing;

internal static class AuditWriting
{
    /// <summary>Notes a change in the transaction that makes it; the caller saves.</summary>
    public static void Note(this StudioContext context, Actor actor, DateTimeOffset at, string action, string subject, string details = "") =>
        context.Add(new AuditEntry { At = at.ToWholeMilliseconds(), ActorId = actor.PersonId, ActorName = actor.Name, Action = action, Subject = subject, Details = details });
}
