namespace MetaRouter.Data.Auditing;

/// <summary>Who changed what. Never changed itself, but for the names of people who are erased; written in the transaction of the change; holds no secret.</summary>
public sealed record AuditEntry
{
    /// <summary>Place in the order of changes.</summary>
    public long Sequence { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who; null for the program itself, such as at the first start.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>Their user name at that time; it outlives their account.</summary>
    public required string ActorName { get; init; }

    /// <summary>What was done, such as <c>provider.changed</c>: thing, dot, verb in the past.</summary>
    public required string Action { get; init; }

    /// <summary>To what: an id or name within its kind.</summary>
    public required string Subject { get; init; }

    /// <summary>What changed, as one line for people; empty when the action says it all.</summary>
    public string Details { get; init; } = "";
}

/// <summary>Who makes a change.</summary>
/// <param name="PersonId">The person; null for the program itself.</param>
/// <param name="Name">Their user name.</param>
public sealed record Actor(Guid? PersonId, string Name)
{
    /// <summary>The program, at a start or on a schedule.</summary>
    public static Actor Program { get; } = new(null, "MetaRouter Studio");
}
