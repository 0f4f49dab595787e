namespace MetaRouter.Core.Candidates;

/// <summary>An amount of money in US dollars, never negative. Stored as a whole number of 10⁻¹² USD, rounded up.</summary>
public readonly record struct Cost : IComparable<Cost>
{
    private const decimal PicoPerUsd = 1_000_000_000_000m;

    /// <summary>Wraps an amount in US dollars.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative.</exception>
    public Cost(decimal usd)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(usd);
        Usd = usd;
    }

    /// <summary>No money.</summary>
    public static Cost Zero { get; } = new(0);

    /// <summary>US dollars.</summary>
    public decimal Usd { get; }

    /// <summary>The amount as a whole number of 10⁻¹² USD, rounded up.</summary>
    public long ToPicoUsd() => decimal.ToInt64(decimal.Ceiling(Usd * PicoPerUsd));

    /// <summary>The inverse of <see cref="ToPicoUsd"/>.</summary>
    public static Cost FromPicoUsd(long pico) => new(pico / PicoPerUsd);

    /// <inheritdoc />
    public int CompareTo(Cost other) => Usd.CompareTo(other.Usd);

    /// <summary>Sum of two amounts.</summary>
    public static Cost operator +(Cost left, Cost right) => new(left.Usd + right.Usd);
}
