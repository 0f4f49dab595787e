namespace MetaRouter.Data.Exports.Datasets;

/// <summary>What a dataset for research holds; docs/specs/exports.md describes each.</summary>
public enum DatasetKind
{
    /// <summary>Judged comparisons with the fields of arena-human-preference-140k.</summary>
    Arena,

    /// <summary>Pairs of a preferred and a rejected answer, as TRL's preference type.</summary>
    Dpo,

    /// <summary>Single answers with a label, as TRL's unpaired preference type.</summary>
    Kto,

    /// <summary>Decisions of the router with their propensities and rewards.</summary>
    Bandit,

    /// <summary>What the context encoder saw of each person.</summary>
    Contexts,
}

/// <summary>The form of a dataset's rows.</summary>
public enum DatasetFormat
{
    /// <summary>JSON Lines: one object a line, UTF-8.</summary>
    Jsonl,

    /// <summary>Comma-separated values with a header line (RFC 4180), UTF-8; nested fields get dotted names, lists are JSON texts.</summary>
    Csv,
}
