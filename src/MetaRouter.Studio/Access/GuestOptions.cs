using System.ComponentModel.DataAnnotations;

namespace MetaRouter.Studio.Access;

/// <summary>What people without an account may do. Section <c>MetaRouter:Guests</c>.</summary>
public sealed class GuestOptions
{
    /// <summary>Whether guests may spend money although the server can be reached from other machines.</summary>
    public bool MaySpend { get; set; }

    /// <summary>What all guests together may spend in a day (UTC), in USD, 0 … 1,000,000.</summary>
    [Range(0, 1_000_000)]
    public decimal DailyUsd { get; set; } = 1;

    /// <summary>How many new guests one remote address may bring in a minute, 1 … 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int NewPerMinute { get; set; } = 600;
}
