namespace MetaRouter.Data.Candidates;

/// <summary>What became of a change to the entries of providers, candidates and prices. Only the first wrote anything.</summary>
public enum EntryChange
{
    /// <summary>It is stored.</summary>
    Made,

    /// <summary>Somebody else has changed the entry since it was read; read it again.</summary>
    ChangedElsewhere,

    /// <summary>There is no such entry (any more), or what it names is gone.</summary>
    NotFound,

    /// <summary>Another entry has that id, or had it.</summary>
    IdTaken,

    /// <summary>Other entries name it.</summary>
    InUse,
}
