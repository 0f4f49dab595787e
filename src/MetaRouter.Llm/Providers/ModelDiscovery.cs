using MetaRouter.Llm.OpenAI;

namespace MetaRouter.Llm.Providers;

/// <summary>A model that a provider says it offers.</summary>
/// <param name="Id">What the provider calls it.</param>
/// <param name="ContextTokens">Most tokens of prompt and answer together, where the provider says so.</param>
public sealed record OfferedModel(string Id, int? ContextTokens)
{
    /// <summary>Longest id, in characters; longer ones are passed over.</summary>
    public const int MaxIdLength = 200;
}

/// <summary>Asks providers which models they offer. Costs nothing. Safe for concurrent use.</summary>
public sealed class ModelDiscovery(TimeProvider time)
{
    /// <summary>Longest wait for a list.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The models of a provider, by their names.</summary>
    /// <param name="provider">Whom to ask.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="AnswerFailure">It gave no list; <see cref="AnswerFailure.ProviderWords"/> says what it said.</exception>
    public Task<IReadOnlyList<OfferedModel>> ListAsync(ProviderAccess provider, CancellationToken cancellationToken) =>
        ListAsync(provider, Patience, cancellationToken);

    /// <summary>Whether something that lists models answers at an address without a key, soon.</summary>
    /// <param name="address">Where, such as a local server's.</param>
    /// <param name="patience">Longest wait.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> AnswersAsync(Uri address, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            await ListAsync(new ProviderAccess("", address, null, new TimingOut.AnswerTimeouts()), patience, cancellationToken);
            return true;
        }
        catch (AnswerFailure)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<OfferedModel>> ListAsync(ProviderAccess provider, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await ModelList.ReadAsync(provider.BaseUrl, provider.ApiKey, time, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AnswerFailure(AnswerFailureKind.TimedOut, FormattableString.Invariant($"no list of models within {patience.TotalSeconds} seconds"));
        }
    }
}
