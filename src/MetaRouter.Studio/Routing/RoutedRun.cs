using System.Diagnostics.CodeAnalysis;
using MetaRouter.Core.Routing;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Routing;

/// <summary>
/// The chosen candidate answering one question on the server, independent of any page; another one if it fails before its first word. Safe for
/// concurrent use.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable",
    Justification = "The token source has no timer and no linked token; nothing is left to release.")]
public sealed class RoutedRun(Guid id, PreparedQuestion question, RoutingInputs inputs, RoutingDecision decision, AnswerRun answer) : IRun
{
    private readonly CancellationTokenSource _stopping = new();
    private volatile AnswerRun _answer = answer;

    /// <summary>Raised whenever the answer has changed; on a background thread, possibly many times a second.</summary>
    public event Action? Changed;

    /// <inheritdoc />
    public Guid Id { get; } = id;

    /// <inheritdoc />
    public Guid PersonId => Question.Person.Id;

    /// <summary>What is answered.</summary>
    public PreparedQuestion Question { get; } = question;

    /// <summary>What the router looked at.</summary>
    public RoutingInputs Inputs { get; } = inputs;

    /// <summary>What it chose first.</summary>
    public RoutingDecision Decision { get; } = decision;

    /// <summary>The answer that is coming.</summary>
    public AnswerRun Answer => _answer;

    /// <summary>The name of the candidate that failed before its first word; null while none has.</summary>
    public string? FellOverFrom { get; private set; }

    /// <inheritdoc />
    public Task Completion { get; internal set; } = Task.CompletedTask;

    internal CancellationToken Stopping => _stopping.Token;

    /// <inheritdoc />
    public void Stop() => _stopping.Cancel();

    internal void RaiseChanged() => Changed?.Invoke();

    internal void FallOver(AnswerRun next)
    {
        FellOverFrom = _answer.Candidate.Name;
        _answer = next;
        RaiseChanged();
    }
}
