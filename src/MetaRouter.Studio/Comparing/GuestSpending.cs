using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Access;
using Microsoft.Extensions.Options;

namespace MetaRouter.Studio.Comparing;

/// <summary>Keeps what guests spend together in a day within <see cref="GuestOptions.DailyUsd"/>, as well as expected prices can tell.</summary>
public sealed class GuestSpending(ComparisonStore comparisons, IOptions<GuestOptions> options, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _spending = new(1, 1);

    /// <inheritdoc />
    public void Dispose() => _spending.Dispose();

    /// <summary>
    /// Does <paramref name="spend"/> if guests may still spend this much today. One after the other: what the one before has stored counts.
    /// </summary>
    /// <param name="expected">Expected price.</param>
    /// <param name="spend">Stores what will be spent.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<(bool IsAllowed, T? Result)> WithinAsync<T>(Cost expected, Func<Task<T?>> spend, CancellationToken cancellationToken)
        where T : class
    {
        if (expected == Cost.Zero) return (true, await spend());
        await _spending.WaitAsync(cancellationToken);
        try
        {
            var today = new DateTimeOffset(time.GetUtcNow().Date, TimeSpan.Zero);
            var spent = Cost.FromPicoUsd(await comparisons.SpentByGuestsAsync(today, [ChatClientDirectory.RecordedProviderId], cancellationToken));
            return spent.Usd + expected.Usd <= options.Value.DailyUsd ? (true, await spend()) : (false, null);
        }
        finally
        {
            _spending.Release();
        }
    }
}
