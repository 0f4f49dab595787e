namespace MetaRouter.Core.Evaluation;

/// <summary>An estimated mean reward with its standard error.</summary>
/// <param name="Value">The estimate; not a number where there is nothing to estimate it from.</param>
/// <param name="StandardError">Its standard error, at least 0; not a number with fewer than two rows.</param>
public readonly record struct OffPolicyValue(double Value, double StandardError)
{
    private const double Normal95 = 1.959963984540054;

    /// <summary>Lower end of the 95 % interval, by the normal approximation.</summary>
    public double Lower => Value - Normal95 * StandardError;

    /// <summary>Upper end of it.</summary>
    public double Upper => Value + Normal95 * StandardError;
}
