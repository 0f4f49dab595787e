using MetaRouter.Training.Pilot;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>Settings of the bandit evaluation.</summary>
public sealed record BanditSettings
{
    /// <summary>Budget of the deployment rows, as a share of what the best single candidate costs on them; above 0.</summary>
    public double BudgetFraction { get; init; } = 0.25;

    /// <summary>Share of the rows whose pairwise preferences (and, for predictors, outcomes) are known beforehand, in (0, 1).</summary>
    public double PreferenceShare { get; init; } = 0.35;

    /// <summary>Share of the rows that are learned from one at a time, in (0, 1); what is left is the deployment.</summary>
    public double LearningShare { get; init; } = 0.4;

    /// <summary>How PILOT's prior is trained.</summary>
    public PilotOptions Pretraining { get; init; } = new();

    /// <summary>Throws when a setting is out of range.</summary>
    /// <exception cref="EvaluationException">The message names the option.</exception>
    public void Validate()
    {
        Require(PreferenceShare is > 0 and < 1, $"--preference-share must lie between 0 and 1; it is {PreferenceShare}.");
        Require(LearningShare is > 0 and < 1, $"--learning-share must lie between 0 and 1; it is {LearningShare}.");
        Require(PreferenceShare + LearningShare < 1, $"--preference-share {PreferenceShare} and --learning-share {LearningShare} leave nothing to deploy on; their sum must be below 1.");
        Require(BudgetFraction > 0 && double.IsFinite(BudgetFraction), $"--budget-fraction must be above 0; it is {BudgetFraction}.");
    }

    private static void Require(bool holds, FormattableString message)
    {
        if (!holds) throw new EvaluationException(FormattableString.Invariant(message));
    }
}
