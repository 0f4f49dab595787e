using MetaRouter.Data.Auditing;

namespace MetaRouter.Studio.Features.Admin.Audit;

/// <summary>The Audit log page, without anything that draws. One circuit uses it, one operation after the other.</summary>
public sealed class AuditSession(AuditLog log)
{
    /// <summary>Entries that are read at once.</summary>
    public const int PageSize = 50;

    /// <summary>Entries, newest first; null before <see cref="LoadAsync"/>.</summary>
    public IReadOnlyList<AuditEntry>? Entries { get; private set; }

    /// <summary>Whether there are older ones.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Only actions that begin like this; empty for all.</summary>
    public string Action { get; private set; } = "";

    /// <summary>Only what this user has done; empty for all.</summary>
    public string ActorName { get; private set; } = "";

    /// <summary>Reads the newest.</summary>
    public Task LoadAsync(CancellationToken cancellationToken) => FilterAsync(Action, ActorName, cancellationToken);

    /// <summary>Reads the newest that fit.</summary>
    public async Task FilterAsync(string action, string actorName, CancellationToken cancellationToken)
    {
        (Action, ActorName) = (action.Trim(), actorName.Trim());
        Entries = [];
        await MoreAsync(cancellationToken);
    }

    /// <summary>Reads older ones too.</summary>
    public async Task MoreAsync(CancellationToken cancellationToken)
    {
        var known = Entries ?? [];
        var found = await log.SearchAsync(Action, ActorName, PageSize + 1, known.Count > 0 ? known[^1].Sequence : null, cancellationToken);
        HasMore = found.Count > PageSize;
        Entries = [.. known, .. found.Take(PageSize)];
    }
}
