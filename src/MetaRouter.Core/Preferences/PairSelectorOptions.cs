using System.Globalization;

namespace MetaRouter.Core.Preferences;

/// <summary>Settings of <see cref="PairSelector"/>.</summary>
public sealed class PairSelectorOptions
{
    /// <summary>ε: the share of pairs drawn uniformly instead of by expected use, in [0, 1]; above 0, every pair keeps a propensity above 0.</summary>
    public double Exploration { get; set; } = 0.1;

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range; the message names it and the range.</exception>
    public void Validate()
    {
        if (Exploration is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(
                nameof(Exploration),
                string.Create(CultureInfo.InvariantCulture, $"MetaRouter:Pairs:Exploration must be between 0 and 1; it is {Exploration}."));
    }
}
