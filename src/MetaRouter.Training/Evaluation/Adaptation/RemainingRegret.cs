namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>
/// Σ [U*(w) − U_n(w)] / Σ [U*(w) − U_½(w)] over people: 1 is routing everyone as if w were ½, 0 is routing with the true w. The denominator is
/// the same for every method.
/// </summary>
internal sealed class RemainingRegret
{
    /// <summary>Mean reward that routing with w = ½ must lose, or there is nothing to measure a share of.</summary>
    private const double LeastLost = 1e-4;

    private readonly IReadOnlyList<FollowedPerson> _people;
    private readonly double _denominator;

    /// <param name="people">At least one, followed by one method.</param>
    public RemainingRegret(IReadOnlyList<FollowedPerson> people)
    {
        _people = people;
        _denominator = people.Sum(person => person.LostBy(person.Routed.At(0.5)));
    }

    /// <summary>The share at a checkpoint; not a number where routing with w = ½ loses next to nothing.</summary>
    public double At(int checkpoint) => _denominator < LeastLost * _people.Count
        ? double.NaN
        : _people.Sum(person => person.LostBy(person.Track.Outcomes[checkpoint])) / _denominator;
}
