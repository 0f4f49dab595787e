using System.Runtime.CompilerServices;
using System.Text.Json;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>A decision of the router, and what came of it. Money in US dollars; reward, qualities and propensity in [0, 1].</summary>
internal sealed record BanditRow
{
    public required DateTimeOffset Ts { get; init; }

    public required string DecisionId { get; init; }

    public required string User { get; init; }

    /// <summary>The same for the same question; nothing can be told from it.</summary>
    public required string ContextHash { get; init; }

    public required IReadOnlyList<BanditCandidate> Candidates { get; init; }

    public required string Chosen { get; init; }

    public required double Propensity { get; init; }

    public required RoutingReason Reason { get; init; }

    public required double CostWeight { get; init; }

    public required PreferenceSource PreferenceSource { get; init; }

    public required IReadOnlyList<BanditBudget> BudgetState { get; init; }

    /// <summary>Null while nobody has judged the answer.</summary>
    public required double? Reward { get; init; }

    public required RewardSource? RewardSource { get; init; }

    public required decimal? CostUsd { get; init; }

    public required string RouterVersion { get; init; }

    public required string QualityVersion { get; init; }
}

/// <summary>One candidate as the decision saw it.</summary>
internal sealed record BanditCandidate(string Model, double Score, double ExpectedQuality, double ExpectedCostUsd, double NormalisedCost, Ineligibility Ineligible);

/// <summary>What a budget allowed then; its kind without whose it is.</summary>
internal sealed record BanditBudget(string Name, double RemainingUsd, double SpentShare, double LeastQualityPerUsd);

/// <summary>The decisions whose candidate answered. No texts leave with them, so that only consent leaves rows out.</summary>
internal sealed class BanditSource(ExportScope scope) : IDatasetSource
{
    private const int PageSize = 64;

    public Type RowType => typeof(BanditRow);

    private IQueryable<LoggedDecision> Decisions
    {
        get
        {
            var rows = scope.Context.Decisions.Where(row => row.CreatedAt <= scope.AsOf);
            if (scope.Request.Filter.From is { } from) rows = rows.Where(row => row.CreatedAt >= from);
            if (scope.Request.Filter.Before is { } before) rows = rows.Where(row => row.CreatedAt < before);
            return rows;
        }
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await Decisions.LongCountAsync(cancellationToken);

    public async IAsyncEnumerable<IReadOnlyList<object>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = 0L;
        while (true)
        {
            var page = await Decisions.Where(row => row.Sequence > after).OrderBy(row => row.Sequence).Take(PageSize).ToListAsync(cancellationToken);
            if (page.Count == 0) yield break;
            after = page[^1].Sequence;
            yield return await RowsAsync(page, cancellationToken);
            if (page.Count < PageSize) yield break;
        }
    }

    private async Task<List<object>> RowsAsync(List<LoggedDecision> page, CancellationToken cancellationToken)
    {
        var people = page.Select(row => row.PersonId).Distinct().ToList();
        var consents = await scope.Context.People.Where(person => people.Contains(person.Id))
            .Select(person => new { person.Id, person.ConsentVersion }).ToDictionaryAsync(person => person.Id, person => person.ConsentVersion, cancellationToken);
        var ids = page.Select(row => row.Id).ToList();
        var answers = await scope.Context.RoutedAnswers.Where(row => ids.Contains(row.DecisionId) && row.State != AnswerState.Streaming && row.State != AnswerState.Failed)
            .Select(row => new Answered(row.Id, row.DecisionId, row.ComparisonId, row.Query, row.Cost)).ToListAsync(cancellationToken);
        var answerOf = answers.ToDictionary(answer => answer.DecisionId);
        var rewards = await RewardsAsync(answers, cancellationToken);
        var rows = new List<object>();
        foreach (var decision in page)
        {
            scope.Read++;
            if (!scope.Rules.HasConsented(consents.GetValueOrDefault(decision.PersonId)) && !scope.Rules.WithoutConsent) scope.LeftOut.Add(LeftOut.NoConsent);
            else if (answerOf.GetValueOrDefault(decision.Id) is not { } answer) scope.LeftOut.Add(LeftOut.Unanswered);
            else if (Row(decision, answer, rewards) is { } row) rows.Add(row);
            else scope.LeftOut.Add(LeftOut.Unreadable);
        }

        return rows;
    }

    private async Task<ILookup<Guid, LoggedReward>> RewardsAsync(List<Answered> answers, CancellationToken cancellationToken)
    {
        var judged = answers.Select(answer => answer.Id).Concat(answers.Select(answer => answer.ComparisonId).OfType<Guid>()).ToList();
        var context = scope.Context;
        var rewards = await context.Rewards
            .Where(row => judged.Contains(row.JudgedId) && row.Reverses == null && row.CreatedAt <= scope.AsOf && !context.Rewards.Any(later => later.Reverses == row.Sequence))
            .OrderBy(row => row.Sequence).ToListAsync(cancellationToken);
        return rewards.ToLookup(row => row.JudgedId);
    }

    private BanditRow? Row(LoggedDecision row, Answered answer, ILookup<Guid, LoggedReward> rewards)
    {
        RoutingInputs inputs;
        RoutingDecision decision;
        try
        {
            (inputs, decision) = RoutingLog.Read(row);
        }
        catch (JsonException)
        {
            return null;
        }

        var reward = rewards[answer.Id].Concat(answer.ComparisonId is { } id ? rewards[id] : []).LastOrDefault(line => line.CandidateId == row.CandidateId);
        return new BanditRow
        {
            Ts = row.CreatedAt,
            DecisionId = scope.Pseudonyms.Decision(row.Id),
            User = scope.Pseudonyms.Person(row.PersonId),
            ContextHash = scope.Pseudonyms.Query(answer.Query),
            Candidates = [.. inputs.Candidates.Zip(decision.Scores, Candidate)],
            Chosen = row.CandidateId,
            Propensity = row.Propensity,
            Reason = decision.Reason,
            CostWeight = inputs.CostWeight,
            PreferenceSource = inputs.Preference,
            BudgetState = [.. inputs.Budgets.Select(budget => new BanditBudget(Kind(budget.Name), budget.RemainingUsd, budget.SpentShare, budget.LeastQualityPerUsd))],
            Reward = reward?.Value,
            RewardSource = reward?.Source,
            CostUsd = answer.Cost?.Usd,
            RouterVersion = row.RouterVersion,
            QualityVersion = inputs.QualityVersion,
        };
    }

    // A person's budget is named by the person.
    private static string Kind(string budget) => budget.Split(':')[0];

    private static BanditCandidate Candidate(RoutedCandidate candidate, ScoredCandidate score) =>
        new(candidate.Id, score.Score, candidate.Quality, candidate.ExpectedUsd, candidate.Cost, score.Ineligible);

    private sealed record Answered(Guid Id, Guid DecisionId, Guid? ComparisonId, string Query, Cost? Cost);
}
