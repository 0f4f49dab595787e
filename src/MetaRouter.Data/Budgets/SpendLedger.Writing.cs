using System.Text.Json;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Budgets;

/// <content>The transactions.</content>
public sealed partial class SpendLedger
{
    /// <returns>Null: there is no room now, and what is held back would make some.</returns>
    private Task<ReserveResult?> TryReserveAsync(Spender spender, IReadOnlyList<PlannedCall> calls, bool mayWait) => database.WriteAsync<ReserveResult?>(
        async context =>
        {
            var now = time.GetUtcNow().ToWholeMilliseconds();
            var asked = calls.Sum(call => call.UpperBound.ToPicoUsd());
            var personId = spender.PersonId is { } id && await context.People.AnyAsync(person => person.Id == id) ? spender.PersonId : null;
            var isFirst = spender.TurnId is { } turn && !await context.Charges.AnyAsync(charge => charge.TurnId == turn);
            // Nothing is kept under the id of somebody who was erased while the question was on its way.
            var binding = spender.Budgets.Where(budget => personId is not null || !Budget.IsPersonal(budget.Key))
                .OrderBy(budget => Budget.Rank(budget.Key)).Select(budget => (Budget: budget, Span: budget.Calendar.At(now))).ToList();
            for (var index = 0; index < binding.Count; index++)
            {
                var (budget, span) = binding[index];
                var cap = budget.Cap?.ToPicoUsd();
                if (await context.TryHoldAsync(budget.Key, span.StartsAt, cap, asked, isFirst ? 1 : 0, CancellationToken.None) is not { } full) continue;
                foreach (var (held, its) in binding[..index])
                    await context.UnholdAsync(held.Key, its.StartsAt, asked, isFirst ? 1 : 0, CancellationToken.None);
                if (mayWait && full.Reserved > 0 && full.Spent + asked <= cap) return null;
                return new ReserveResult([], await RefuseAsync(context, budget, span, full, asked, now));
            }

            return new ReserveResult(await ChargeAsync(context, spender, calls, binding, personId, isFirst, now), null);
        },
        CancellationToken.None);

    private static async Task<BudgetRefused> RefuseAsync(
        StudioContext context, Budget budget, BudgetSpan span, BudgetPeriod full, long asked, DateTimeOffset now)
    {
        var cap = budget.Cap!.Value;
        context.Add(new BudgetRefusal
        {
            Budget = budget.Key,
            StartsAt = span.StartsAt,
            RefusedAt = now,
            Cap = cap.ToPicoUsd(),
            Spent = full.Spent,
            Reserved = full.Reserved,
            Asked = asked,
        });
        await context.SaveChangesAsync();
        return new BudgetRefused(budget, span, Cost.FromPicoUsd(full.Spent), Cost.FromPicoUsd(full.Reserved), Cost.FromPicoUsd(asked), cap);
    }

    private async Task<List<Reservation>> ChargeAsync(
        StudioContext context, Spender spender, IReadOnlyList<PlannedCall> calls, List<(Budget Budget, BudgetSpan Span)> binding,
        Guid? personId, bool isFirst, DateTimeOffset now)
    {
        var reservations = new List<Reservation>(calls.Count);
        foreach (var call in calls)
        {
            var id = Guid.CreateVersion7(now);
            var carriesExpected = isFirst && reservations.Count == 0 && spender.ExpectedCosts is not null;
            context.Add(new Charge
            {
                Id = id,
                PersonId = personId,
                HostId = host.HostId,
                Purpose = spender.Purpose,
                TurnId = spender.TurnId,
                CandidateId = call.Candidate.Id,
                ProviderId = call.Candidate.ProviderId,
                PriceVersion = call.Candidate.Price.Version,
                Reserved = call.UpperBound.ToPicoUsd(),
                ExpectedOutputTokens = call.ExpectedOutputTokens,
                PromptCharacters = call.PromptCharacters,
                ExpectedCosts = carriesExpected
                    ? JsonSerializer.Serialize(spender.ExpectedCosts!.ToDictionary(expected => expected.Key, expected => expected.Value.ToPicoUsd())) : null,
                CreatedAt = now,
            });
            context.AddRange(binding.Select(item => new ChargedPeriod { ChargeId = id, Budget = item.Budget.Key, StartsAt = item.Span.StartsAt }));
            reservations.Add(new Reservation(id, call, spender));
        }
        await context.SaveChangesAsync();
        return reservations;
    }

    private async Task<IReadOnlyList<BudgetPeriod>> SettleAsync(
        StudioContext context, Guid chargeId, TokenUsage usage, long amount, CancellationToken cancellationToken)
    {
        var reserved = await context.EndAsync(chargeId, ChargeState.Settled, amount, usage.IsEstimated, time.GetUtcNow(), cancellationToken);
        if (reserved is { } held)
        {
            await CountAsync();
            return await context.MoveAsync(chargeId, -held, amount, cancellationToken);
        }

        // Recovered, this program having been taken for dead: what is known now corrects what was assumed then.
        var recovered = context.Charges.Where(charge => charge.Id == chargeId && charge.State != ChargeState.Reserved && charge.InputTokens == null);
        var assumed = await recovered.Select(charge => new { Amount = charge.Amount ?? 0 }).SingleOrDefaultAsync(cancellationToken);
        if (assumed is null) return [];
        var isEstimated = usage.IsEstimated;
        await recovered.ExecuteUpdateAsync(
            update => update
                .SetProperty(charge => charge.State, ChargeState.Settled)
                .SetProperty(charge => charge.Amount, amount)
                .SetProperty(charge => charge.IsEstimated, isEstimated),
            cancellationToken);
        await CountAsync();
        return await context.MoveAsync(chargeId, 0, amount - assumed.Amount, cancellationToken);

        Task CountAsync()
        {
            var (input, output, cached, reasoning) = ((long?)usage.Input, (long?)usage.Output, (long?)usage.CachedInput, (long?)usage.Reasoning);
            return context.Charges.Where(charge => charge.Id == chargeId).ExecuteUpdateAsync(
                update => update
                    .SetProperty(charge => charge.InputTokens, input)
                    .SetProperty(charge => charge.OutputTokens, output)
                    .SetProperty(charge => charge.CachedInputTokens, cached)
                    .SetProperty(charge => charge.ReasoningTokens, reasoning),
                cancellationToken);
        }
    }
}
