namespace MetaRouter.Data.Imports;

/// <summary>What became of a file of votes. Without a dataset nothing was loaded.</summary>
public sealed record ImportResult
{
    /// <summary>The dataset, if the file was loaded.</summary>
    public ImportedDataset? Dataset { get; init; }

    /// <summary>Why not, otherwise.</summary>
    public ImportRefusal? Refusal { get; init; }

    /// <summary>What is wrong with a file that cannot be read, as a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>The first lines that are no votes.</summary>
    public IReadOnlyList<BadLine> BadLines { get; init; } = [];

    /// <summary>All lines that are no votes.</summary>
    public int BadLineCount { get; init; }

    internal static ImportResult Of(ImportRefusal refusal) => new() { Refusal = refusal };
}

/// <summary>A line that is no vote.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Problem">What it is or has, such as <c>has no text "winner".</c>.</param>
public sealed record BadLine(int Number, string Problem);

/// <summary>Why a file was not loaded.</summary>
public enum ImportRefusal
{
    /// <summary>The name is empty or too long.</summary>
    BadName,

    /// <summary>Another dataset is called so.</summary>
    NameTaken,

    /// <summary>The first line is of neither format, or there is none.</summary>
    UnknownFormat,

    /// <summary>A line is no vote.</summary>
    BadLines,

    /// <summary>A line is far too long, or the compression is damaged.</summary>
    Unreadable,
}
