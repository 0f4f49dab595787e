using System.Diagnostics.CodeAnalysis;
using MetaRouter.Data.Comparisons;

namespace MetaRouter.Studio.Comparing;

/// <summary>
/// Two candidates answering one question on the server, independent of any page: a reload or a dropped connection finds it again.
/// Safe for concurrent use.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "The token source has no timer and no linked token; nothing is left to release.")]
public sealed class ComparisonRun(Guid id, Guid personId, AnswerRun left, AnswerRun right) : IRun
{
    /// <summary>Answers may be judged early once both have this many characters.</summary>
    public const int EarlyVoteCharacters = 200;

    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Raised whenever a pane has changed; on a background thread, possibly many times a second.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    public Guid Id { get; } = id;

    /// <inheritdoc />
    public Guid PersonId { get; } = personId;

    /// <summary>Answer A.</summary>
    public AnswerRun Left { get; } = left;

    /// <summary>Answer B.</summary>
    public AnswerRun Right { get; } = right;

    /// <inheritdoc />
    public Task Completion { get; internal set; } = Task.CompletedTask;

    internal CancellationToken Stopping => _stopping.Token;

    /// <inheritdoc />
    public void Stop() => _stopping.Cancel();

    internal void RaiseChanged() => Changed?.Invoke();

    /// <summary>Whether these two answers may be judged: none failed, and each is whole or long enough.</summary>
    public static bool MayVote(AnswerProgress left, AnswerProgress right) => MayVote(left) && MayVote(right);

    private static bool MayVote(AnswerProgress answer) => answer.State switch
    {
        AnswerState.Complete => answer.Text.Length > 0,
        AnswerState.Streaming or AnswerState.Stopped => answer.Text.Length >= EarlyVoteCharacters,
        _ => false,
    };
}
