using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Research;

/// <summary>Counts over everybody's comparisons, for researchers. The database counts; no row is loaded. Safe for concurrent use.</summary>
public sealed class ComparisonStatistics(StudioDatabase database)
{
    private static readonly ComparisonFilter Standing = new() { Withdrawn = false };

    /// <summary>Counts everything anew.</summary>
    /// <param name="consentVersion">The version of the consent text in force; 0 while nobody is asked.</param>
    /// <param name="cancellationToken">Stops counting.</param>
    public async Task<ResearchOverview> OverviewAsync(int consentVersion, CancellationToken cancellationToken)
    {
        // The joins with the answers take as long as all the rest together: connections of their own, and threads, since SQLite answers on the calling one.
        var compared = Task.Run(() => ReadAsync(context => context.PairsAsync(cancellationToken)), cancellationToken);
        var judged = Task.Run(() => ReadAsync(context => context.JudgedTwiceAsync(cancellationToken)), cancellationToken);
        var rest = Task.Run(() => CountsAsync(consentVersion, cancellationToken), cancellationToken);
        await Task.WhenAll(compared, judged, rest);
        return (await rest) with { Pairs = PairCoverage.From(await compared), Agreement = JudgementAgreement.Of(await judged) };
    }

    /// <summary>What tells cheaply whether <see cref="OverviewAsync"/> would say something new.</summary>
    public async Task<ResearchRevision> RevisionAsync(int consentVersion, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var states = await StatesAsync(context, cancellationToken);
        var last = await context.Comparisons.Where(row => row.State == ComparisonState.Voted).MaxAsync(row => row.VotedAt, cancellationToken);
        var consenting = consentVersion == 0 ? 0 : await context.People.LongCountAsync(person => person.ConsentVersion == consentVersion, cancellationToken);
        return new ResearchRevision(
            states.GetValueOrDefault(ComparisonState.Voted), states.GetValueOrDefault(ComparisonState.Withdrawn), Waiting(states), last, consenting, consentVersion);
    }

    private async Task<ResearchOverview> CountsAsync(int consentVersion, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var states = await StatesAsync(context, cancellationToken);
        var standing = context.Judged(Standing, consentVersion);
        var parts = await standing.GroupBy(row => new { row.Category, row.Language, row.PricesShown, row.Choice })
            .Select(group => new { group.Key.Category, group.Key.Language, group.Key.PricesShown, group.Key.Choice, Count = group.LongCount() })
            .ToListAsync(cancellationToken);
        return new ResearchOverview
        {
            Judged = states.GetValueOrDefault(ComparisonState.Voted),
            Withdrawn = states.GetValueOrDefault(ComparisonState.Withdrawn),
            Open = Waiting(states),
            People = await standing.Select(row => row.PersonId).Distinct().LongCountAsync(cancellationToken),
            Contexts = await standing.LongCountAsync(row => row.IsContext, cancellationToken),
            Consented = await context.Judged(Standing with { Consented = true }, consentVersion).LongCountAsync(cancellationToken),
            PricesShown = parts.Where(part => part.PricesShown).Sum(part => part.Count),
            Choices = Enum.GetValues<Choice>().ToDictionary(choice => choice, choice => parts.Where(part => part.Choice == choice).Sum(part => part.Count)),
            Categories = Counted(parts.Select(part => (part.Category, part.Count))),
            Languages = Counted(parts.Select(part => (part.Language, part.Count))),
            Days = await context.DaysAsync(cancellationToken),
            Pairs = PairCoverage.From([]),
            Agreement = null,
        };
    }

    private static Task<Dictionary<ComparisonState, long>> StatesAsync(StudioContext context, CancellationToken cancellationToken) => context.Comparisons
        .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.LongCount() })
        .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

    private static long Waiting(Dictionary<ComparisonState, long> states) =>
        states.GetValueOrDefault(ComparisonState.Answering) + states.GetValueOrDefault(ComparisonState.Open);

    private async Task<T> ReadAsync<T>(Func<StudioContext, Task<T>> read)
    {
        await using var context = database.CreateContext();
        return await read(context);
    }

    private static IReadOnlyList<NamedCount> Counted(IEnumerable<(string? Name, long Count)> parts) =>
        [.. parts.GroupBy(part => part.Name).Select(group => new NamedCount(group.Key, group.Sum(part => part.Count))).OrderByDescending(count => count.Count).ThenBy(count => count.Name, StringComparer.Ordinal)];
}
