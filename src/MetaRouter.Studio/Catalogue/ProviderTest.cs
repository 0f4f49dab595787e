using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.People;
using MetaRouter.Llm;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Spending;
using Microsoft.Extensions.AI;

namespace MetaRouter.Studio.Catalogue;

/// <summary>What a provider did when it was tried.</summary>
/// <param name="Model">The model that was asked for one token; null when only the list of models was asked for, because no model has a price.</param>
/// <param name="Models">How many models it lists; null when a model was asked.</param>
/// <param name="Failure">Why it did not work; null when it did.</param>
/// <param name="Cost">What was paid.</param>
/// <param name="Duration">How long it took.</param>
public sealed record ProviderTestResult(string? Model, int? Models, AnswerFailure? Failure, Cost Cost, TimeSpan Duration);

/// <summary>
/// Tries a provider: one token of a candidate with a price, through the ledger like every call, on the budget of whoever tries. A call without a price cannot be
/// accounted for, so a provider none of whose candidates has one is asked for its list of models instead. Safe for concurrent use.
/// </summary>
public sealed class ProviderTest(
    PoolCatalogue catalogue, ChatClientDirectory clients, ModelDiscovery discovery, SpendBudgets budgets, PersonStore people, TimeProvider time)
{
    /// <summary>Tries one that can be called, enabled or not.</summary>
    /// <param name="personId">Who pays.</param>
    /// <param name="providerId">The provider.</param>
    /// <param name="candidateId">Which of its candidates to ask; null for the cheapest with a price.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null when there is no such provider, or it cannot be called at all.</returns>
    public async Task<ProviderTestResult?> RunAsync(Guid personId, string providerId, string? candidateId, CancellationToken cancellationToken)
    {
        if (clients.Find(providerId) is not { } provider || await people.FindAsync(personId, cancellationToken) is not { } person) return null;
        var started = time.GetTimestamp();
        var candidate = catalogue.Current.Candidates.Where(known => known.ProviderId == providerId && (candidateId is null || known.Id == candidateId))
            .Select(known => known.Model).OfType<CandidateModel>().MinBy(model => model.Price.UpperBound(1, 1).Usd);
        try
        {
            if (candidate is null)
            {
                var models = await discovery.ListAsync(provider, cancellationToken);
                return new ProviderTestResult(null, models.Count, null, Cost.Zero, time.GetElapsedTime(started));
            }

            var spender = new Spender { PersonId = person.Id, Purpose = ChargePurpose.Test, Budgets = budgets.Of(person) };
            var call = clients.Call(candidate with { MaxOutputTokens = 1 }, spender);
            await using var meter = call.Meter;
            AnswerFailure? failure = null;
            try
            {
                await call.Client.GetResponseAsync([new ChatMessage(ChatRole.User, "Hi")], new ChatOptions { MaxOutputTokens = 1 }, cancellationToken);
            }
            catch (AnswerFailure caught)
            {
                failure = caught;
            }

            // A model that thinks first spends its one token on that: it has answered, without a word.
            if (failure?.Kind == AnswerFailureKind.Empty) failure = null;
            return new ProviderTestResult(candidate.ProviderModel, null, failure, meter.Charged, time.GetElapsedTime(started));
        }
        catch (AnswerFailure failure)
        {
            return new ProviderTestResult(null, null, failure, Cost.Zero, time.GetElapsedTime(started));
        }
    }
}
