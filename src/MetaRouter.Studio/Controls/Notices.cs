namespace MetaRouter.Studio.Controls;

/// <summary>Short messages of one person's page, shown one under the other until they leave. Scoped to the circuit; not thread-safe.</summary>
public sealed class Notices
{
    private readonly List<Notice> _shown = [];

    /// <summary>Raised when <see cref="Shown"/> has changed.</summary>
    public event Action? Changed;

    /// <summary>What is on screen, oldest first.</summary>
    public IReadOnlyList<Notice> Shown => _shown;

    /// <summary>Shows a message; at most four stand at once, the oldest gives way.</summary>
    public void Show(string text, NoticeKind kind = NoticeKind.Information)
    {
        if (_shown.Count == 4)
            _shown.RemoveAt(0);
        _shown.Add(new Notice(text, kind));
        Changed?.Invoke();
    }

    /// <summary>Takes a message away; does nothing when it is gone already.</summary>
    public void Dismiss(Notice notice)
    {
        if (_shown.RemoveAll(other => ReferenceEquals(other, notice)) > 0)
            Changed?.Invoke();
    }
}

/// <summary>One message. Two with the same text are two.</summary>
/// <param name="text">What it says.</param>
/// <param name="kind">How it looks.</param>
public sealed class Notice(string text, NoticeKind kind)
{
    /// <summary>What it says.</summary>
    public string Text { get; } = text;

    /// <summary>How it looks.</summary>
    public NoticeKind Kind { get; } = kind;
}

/// <summary>How a message looks and whether it leaves by itself: a problem stays until it is dismissed.</summary>
public enum NoticeKind
{
    /// <summary>Something that is good to know.</summary>
    Information,

    /// <summary>Something that was done.</summary>
    Success,

    /// <summary>Something that did not work.</summary>
    Problem,
}
