namespace MetaRouter.Studio.Features.Admin;

/// <summary>
/// The form of an entry: what is typed, what is wrong with it, and what somebody else has saved meanwhile. What was typed stays until it is saved or the form is
/// closed. One circuit uses it.
/// </summary>
/// <param name="values">The fields and their values.</param>
/// <param name="revision">The revision that they were read at; 0 for a new entry.</param>
public sealed class EntryForm(IReadOnlyDictionary<string, string> values, int revision)
{
    private readonly Dictionary<string, string> _typed = new(values, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string>? _theirs;

    /// <summary>The revision that a save replaces.</summary>
    public int Revision { get; private set; } = revision;

    /// <summary>Whether somebody else has saved other values meanwhile; the next save replaces them.</summary>
    public bool IsChangedElsewhere => _theirs is not null;

    /// <summary>Whether any field has a problem.</summary>
    public bool HasProblems => _problems.Count > 0;

    /// <summary>A field's value, as typed.</summary>
    public string this[string field]
    {
        get => _typed[field];
        set => _typed[field] = value;
    }

    /// <summary>A field's value without white space around it.</summary>
    public string Trimmed(string field) => _typed[field].Trim();

    /// <summary>What is wrong with a field; null when nothing is known to be.</summary>
    public string? ProblemOf(string field) => _problems.GetValueOrDefault(field);

    /// <summary>What somebody else has saved in a field, where it differs.</summary>
    public string? TheirsOf(string field) => _theirs?.GetValueOrDefault(field) is { } theirs && theirs != _typed[field] ? theirs : null;

    /// <summary>Begins to check anew.</summary>
    public void ForgetProblems() => _problems.Clear();

    /// <summary>Says what is wrong with a field; the first problem of a field stays.</summary>
    public void Refuse(string field, string problem) => _problems.TryAdd(field, problem);

    /// <summary>Says so when a field is not as it must be.</summary>
    public void Require(bool isFit, string field, string problem)
    {
        if (!isFit) Refuse(field, problem);
    }

    /// <summary>Takes note of what somebody else has saved.</summary>
    public void Meet(IReadOnlyDictionary<string, string> theirs, int theirRevision) => (_theirs, Revision) = (theirs, theirRevision);

    /// <summary>Takes what somebody else has saved in place of what was typed.</summary>
    public void TakeTheirs()
    {
        foreach (var (field, value) in _theirs ?? new Dictionary<string, string>()) _typed[field] = value;
        _theirs = null;
        _problems.Clear();
    }
}
