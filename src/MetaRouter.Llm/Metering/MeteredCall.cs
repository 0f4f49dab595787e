using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Retrying;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Metering;

/// <summary>The way to get one answer: a client to call once, and what it costs.</summary>
/// <param name="Client">Not to be disposed.</param>
/// <param name="Meter">To be disposed when the answer has ended, called or not.</param>
public sealed record MeteredCall(IChatClient Client, CallMeter Meter)
{
    /// <summary>A call that nobody charges for, such as a replayed answer: counted and priced, and not in the ledger.</summary>
    public static MeteredCall Free(CandidateModel candidate, IChatClient client)
    {
        var meter = new CallMeter(candidate);
        return new MeteredCall(new MeteringChatClient(client, meter), meter);
    }

    /// <summary>A call of a live provider, each attempt of which goes through the ledger.</summary>
    internal static MeteredCall Charged(
        ISpendLedger ledger, CandidateModel candidate, Spender spender, Reservation? held, IChatClient client, TimeProvider time)
    {
        var meter = new CallMeter(candidate, ledger, spender, held);
        return new MeteredCall(new RetryingChatClient(new MeteringChatClient(client, meter), time), meter);
    }
}
