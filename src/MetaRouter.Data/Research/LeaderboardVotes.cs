using System.Collections.Immutable;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Leaderboards;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Research;

/// <summary>Judged comparisons, ready for a leaderboard.</summary>
/// <param name="Candidates">The candidates that they name, by number.</param>
/// <param name="Comparisons">In the order in which they were made.</param>
public sealed record RatedVotes(ImmutableArray<RatedCandidate> Candidates, ReadOnlyMemory<RatedComparison> Comparisons);

/// <summary>A candidate of a leaderboard.</summary>
/// <param name="Id">Its id; of an imported model its name.</param>
/// <param name="Name">What it was called last.</param>
public sealed record RatedCandidate(string Id, string Name);

/// <summary>
/// Tells cheaply whether the comparisons behind leaderboards have changed: any vote, withdrawal, deletion or import makes another revision.
/// </summary>
/// <param name="Votes">Number of judged comparisons.</param>
/// <param name="Places">Sum of their places.</param>
/// <param name="LastVote">When the last one was judged, UTC.</param>
/// <param name="Imported">Number of imported comparisons.</param>
/// <param name="LastImported">Place of the last one.</param>
public sealed record LeaderboardRevision(int Votes, long Places, DateTimeOffset? LastVote, int Imported, long LastImported);

/// <summary>Reads what leaderboards rest on; only columns that they need. Nothing of an unjudged comparison. Safe for concurrent use.</summary>
public sealed class LeaderboardVotes(StudioDatabase database)
{
    /// <summary>The revision as it is now.</summary>
    public async Task<LeaderboardRevision> RevisionAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var votes = await context.Comparisons.Where(row => row.State == ComparisonState.Voted)
            .GroupBy(_ => 1, (_, rows) => new { Count = rows.Count(), Places = rows.Sum(row => row.Sequence), Last = rows.Max(row => row.VotedAt) })
            .SingleOrDefaultAsync(cancellationToken);
        var imported = await context.ImportedComparisons.CountAsync(cancellationToken);
        var last = await context.ImportedComparisons.MaxAsync(row => (long?)row.Sequence, cancellationToken) ?? 0;
        return new LeaderboardRevision(votes?.Count ?? 0, votes?.Places ?? 0, votes?.Last, imported, last);
    }

    /// <summary>The imported datasets, by name.</summary>
    public async Task<IReadOnlyList<ImportedDataset>> DatasetsAsync(CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.ImportedDatasets.OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }

    /// <summary>The categories that judged comparisons have, in order.</summary>
    /// <param name="datasetId">Of an imported dataset; null for what people did here.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<string>> CategoriesAsync(Guid? datasetId, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var categories = datasetId is { } dataset
            ? context.ImportedComparisons.Where(row => row.DatasetId == dataset && row.Category != null).Select(row => row.Category!)
            : context.Comparisons.Where(row => row.State == ComparisonState.Voted && row.Category != null).Select(row => row.Category!);
        var found = await categories.Distinct().ToListAsync(cancellationToken);
        return [.. found.Order(StringComparer.Ordinal)];
    }

    /// <summary>The comparisons that a filter lets through.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="withStyle">Whether to read the answers and look at their style.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RatedVotes> ReadAsync(LeaderboardFilter filter, bool withStyle, CancellationToken cancellationToken) =>
        filter.DatasetId is { } dataset ? ReadImportedAsync(dataset, filter, withStyle, cancellationToken) : ReadOwnAsync(filter, withStyle, cancellationToken);

    private async Task<RatedVotes> ReadOwnAsync(LeaderboardFilter filter, bool withStyle, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var judged = context.Comparisons.Where(row => row.State == ComparisonState.Voted);
        if (filter.Category is { } category) judged = judged.Where(row => row.Category == category);
        if (filter.PersonId is { } person) judged = judged.Where(row => row.PersonId == person);
        if (filter.PricesShown is { } shown) judged = judged.Where(row => row.PricesShown == shown);
        if (filter.OnlyBlind) judged = judged.Where(row => row.Blind && !row.LeakFlag);
        var rows =
            from row in judged
            join left in context.Answers on new { row.Id, Side = Side.Left } equals new { Id = left.ComparisonId, left.Side }
            join right in context.Answers on new { row.Id, Side = Side.Right } equals new { Id = right.ComparisonId, right.Side }
            orderby row.Sequence
            select new VoteRow(
                left.CandidateId, left.CandidateName, right.CandidateId, right.CandidateName, row.Choice!.Value, row.PersonId,
                withStyle ? left.Text : null, withStyle ? right.Text : null);
        var gathering = new Gathering();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            gathering.Add(
                (row.LeftId, row.LeftName), (row.RightId, row.RightName), row.Choice.ToOutcome(), row.PersonId, row.LeftText, row.RightText);
        return gathering.Result;
    }

    private async Task<RatedVotes> ReadImportedAsync(Guid dataset, LeaderboardFilter filter, bool withStyle, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var judged = context.ImportedComparisons.Where(row => row.DatasetId == dataset);
        if (filter.Category is { } category) judged = judged.Where(row => row.Category == category);
        var rows = judged.OrderBy(row => row.Sequence).Select(row => new ImportedRow(
            row.ModelA, row.ModelB, row.Outcome, row.Judge, withStyle ? row.AnswerA : null, withStyle ? row.AnswerB : null));
        var gathering = new Gathering();
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            gathering.Add((row.ModelA, row.ModelA), (row.ModelB, row.ModelB), row.Outcome, row.Judge, row.AnswerA, row.AnswerB);
        return gathering.Result;
    }

    private sealed record VoteRow(
        string LeftId, string LeftName, string RightId, string RightName, Choice Choice, Guid PersonId, string? LeftText, string? RightText);

    private sealed record ImportedRow(string ModelA, string ModelB, ComparisonOutcome Outcome, string? Judge, string? AnswerA, string? AnswerB);

    /// <summary>Gives candidates and people numbers while rows come in; answers are looked at and let go.</summary>
    private sealed class Gathering
    {
        private readonly List<RatedCandidate> _candidates = [];
        private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
        private readonly Dictionary<object, int> _people = [];
        private readonly List<RatedComparison> _comparisons = [];

        public RatedVotes Result => new([.. _candidates], _comparisons.ToArray());

        public void Add(
            (string Id, string Name) left, (string Id, string Name) right, ComparisonOutcome outcome, object? person, string? leftText, string? rightText)
        {
            // A model against itself says nothing about models.
            if (left.Id == right.Id) return;
            var who = -1;
            if (person is not null && !_people.TryGetValue(person, out who)) _people.Add(person, who = _people.Count);
            _comparisons.Add(new RatedComparison(NumberOf(left.Id, left.Name), NumberOf(right.Id, right.Name), outcome, who, AnswerStyle.Of(leftText), AnswerStyle.Of(rightText)));
        }

        private int NumberOf(string id, string name)
        {
            if (!_numbers.TryGetValue(id, out var number))
            {
                _numbers.Add(id, number = _candidates.Count);
                _candidates.Add(new RatedCandidate(id, name));
            }
            else if (_candidates[number].Name != name)
            {
                _candidates[number] = new RatedCandidate(id, name);
            }
            return number;
        }
    }
}
