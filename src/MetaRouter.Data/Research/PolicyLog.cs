using System.Text.Json;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Research;

/// <summary>A decision of the router whose answer was judged.</summary>
/// <param name="DecisionId">Which.</param>
/// <param name="Inputs">What the router looked at.</param>
/// <param name="CandidateId">Who answered.</param>
/// <param name="Propensity">Probability in (0, 1] with which it was chosen.</param>
/// <param name="Reward">What came of it, in [0, 1].</param>
public sealed record JudgedDecision(Guid DecisionId, RoutingInputs Inputs, string CandidateId, double Propensity, double Reward);

/// <summary>The judged decisions there are.</summary>
/// <param name="Decisions">In the order in which they were made.</param>
/// <param name="Unreadable">How many more were logged by a program that writes otherwise.</param>
public sealed record JudgedDecisions(IReadOnlyList<JudgedDecision> Decisions, int Unreadable);

/// <summary>A policy version that chose beside the router without anybody acting on it.</summary>
/// <param name="PolicyVersionId">Which.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Choices">Whom it would have chosen, by decision.</param>
public sealed record ShadowRecord(Guid PolicyVersionId, string Name, IReadOnlyDictionary<Guid, string> Choices);

/// <summary>The log of everybody's routing decisions, for comparing policies. Safe for concurrent use.</summary>
public sealed class PolicyLog(StudioDatabase database)
{
    /// <summary>How many decisions were made, judged or not.</summary>
    public async Task<int> CountAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Decisions.CountAsync(cancellationToken);
    }

    /// <summary>
    /// The decisions whose answer has a reward that still counts, in order: a thumb, or the vote when another model's answer was asked for beside it. Of several
    /// rewards the last one counts.
    /// </summary>
    public async Task<JudgedDecisions> JudgedAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var counting = context.Rewards.Where(reward => reward.Reverses == null && !context.Rewards.Any(other => other.Reverses == reward.Sequence));
        var byThumb =
            from reward in counting
            join answer in context.RoutedAnswers on reward.JudgedId equals answer.Id
            where reward.Source == RewardSource.Thumb && reward.CandidateId == answer.CandidateId
            join decision in context.Decisions on answer.DecisionId equals decision.Id
            select new LogRow(decision, reward.Value, reward.Sequence);
        var byVote =
            from reward in counting
            join answer in context.RoutedAnswers on reward.JudgedId equals answer.ComparisonId
            where reward.CandidateId == answer.CandidateId
            join decision in context.Decisions on answer.DecisionId equals decision.Id
            select new LogRow(decision, reward.Value, reward.Sequence);

        var latest = new SortedDictionary<long, LogRow>();
        foreach (var query in new[] { byThumb, byVote })
        {
            await foreach (var row in query.AsAsyncEnumerable().WithCancellation(cancellationToken))
                if (!latest.TryGetValue(row.Decision.Sequence, out var known) || known.RewardSequence < row.RewardSequence) latest[row.Decision.Sequence] = row;
        }
        List<JudgedDecision> judged = [.. latest.Values.Select(Read).OfType<JudgedDecision>()];
        return new JudgedDecisions(judged, latest.Count - judged.Count);
    }

    /// <summary>The shadows that have chosen anything, by name.</summary>
    public async Task<IReadOnlyList<ShadowRecord>> ShadowsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var choices = await context.ShadowChoices
            .Select(row => new { row.PolicyVersionId, row.DecisionId, row.CandidateId }).ToListAsync(cancellationToken);
        var names = await context.PolicyVersions.ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken);
        return
        [
            .. choices.GroupBy(choice => choice.PolicyVersionId)
                .Select(group => new ShadowRecord(
                    group.Key, names.GetValueOrDefault(group.Key) ?? group.Key.ToString(), group.ToDictionary(choice => choice.DecisionId, choice => choice.CandidateId)))
                .OrderBy(shadow => shadow.Name, StringComparer.Ordinal),
        ];
    }

    private static JudgedDecision? Read(LogRow row)
    {
        try
        {
            var inputs = RoutingLog.Read(row.Decision).Inputs;
            return new JudgedDecision(row.Decision.Id, inputs, row.Decision.CandidateId, row.Decision.Propensity, row.Reward);
        }
        catch (JsonException)
        {
            // Another program's words: it is counted, and the others can still be compared on.
            return null;
        }
    }

    private sealed record LogRow(LoggedDecision Decision, double Reward, long RewardSequence);
}
