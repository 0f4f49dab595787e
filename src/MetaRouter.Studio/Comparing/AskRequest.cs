using MetaRouter.Core.Budgets;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Comparing;

/// <summary>A question on its way to two candidates.</summary>
/// <param name="PersonId">Who asks.</param>
/// <param name="Query">What is asked.</param>
/// <param name="ConversationId">The conversation it continues; null begins a new one.</param>
/// <param name="TurnIndex">Its place in the conversation, from 0.</param>
/// <param name="Replaces">The comparison that it replaces (edited or regenerated), if any.</param>
/// <param name="Propensity">Probability with which the question was suggested; null when the person chose it.</param>
public sealed record AskRequest(
    Guid PersonId, string Query, Guid? ConversationId = null, int TurnIndex = 0, Guid? Replaces = null, double? Propensity = null);

/// <summary>A sample question that is worth asking next.</summary>
/// <param name="Sample">The question.</param>
/// <param name="Propensity">Probability in (0, 1] with which it, and with it its pair, was drawn.</param>
public sealed record SuggestedQuestion(SampleQuestion Sample, double Propensity);

/// <summary>Why a question was not asked.</summary>
public enum AskRefusalReason
{
    /// <summary>There is no text.</summary>
    Empty,

    /// <summary>The text is too long.</summary>
    TooLong,

    /// <summary>No live model is configured, and the question is not in the answer bank.</summary>
    OnlyRecorded,

    /// <summary>Fewer than two candidates could answer.</summary>
    NoPair,

    /// <summary>The question and what goes before it are longer than most candidates can read, so that too few could answer.</summary>
    ContextFull,

    /// <summary>A budget has no room for two answers; <see cref="AskResult.Budget"/> says which, and when it begins anew.</summary>
    BudgetExhausted,

    /// <summary>Too many comparisons of this person are under way.</summary>
    TooManyRuns,

    /// <summary>The person or conversation does not exist (any more).</summary>
    NotFound,
}

/// <summary>What became of a question: a run, or a refusal.</summary>
/// <param name="Run">The run, if it was asked.</param>
/// <param name="Refusal">Why not, otherwise.</param>
/// <param name="Nearest">Sample questions that can be asked instead.</param>
public sealed record AskResult(ComparisonRun? Run, AskRefusalReason? Refusal, IReadOnlyList<SampleQuestion> Nearest)
{
    /// <summary>The budget without room, if that is why.</summary>
    public BudgetRefused? Budget { get; private init; }

    internal static AskResult Of(ComparisonRun run) => new(run, null, []);

    internal static AskResult Of(AskRefusalReason reason, IReadOnlyList<SampleQuestion>? nearest = null) => new(null, reason, nearest ?? []);

    internal static AskResult Of(BudgetRefused budget) => new(null, AskRefusalReason.BudgetExhausted, []) { Budget = budget };
}
