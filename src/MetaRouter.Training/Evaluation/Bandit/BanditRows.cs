using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>The complete rows of a table in parts, at random. No row is in two. Rows to learn from are in the order in which they come.</summary>
/// <param name="Preference">Known beforehand: preferences for PILOT's prior, outcomes for predictors.</param>
/// <param name="Validation">A quarter of the learning share: chooses constants, and nothing else.</param>
/// <param name="Learning">One at a time, only the chosen candidate's outcome is seen.</param>
/// <param name="Deployment">Judged under a budget.</param>
internal sealed record BanditRows(PoolOutcomes Preference, PoolOutcomes Validation, PoolOutcomes Learning, PoolOutcomes Deployment)
{
    /// <summary>Fewest rows of the three shares.</summary>
    public const int Fewest = 20;

    private const int ValidationPart = 4;

    /// <summary>Divides rows.</summary>
    /// <param name="complete">Rows on which every candidate has a quality and a cost.</param>
    /// <param name="settings">The shares.</param>
    /// <param name="random">Draws the order.</param>
    /// <exception cref="EvaluationException">A share gets too few rows.</exception>
    public static BanditRows Divide(PoolOutcomes complete, BanditSettings settings, Random random)
    {
        var rows = complete.Rows.ToArray();
        random.Shuffle(rows);
        var (preference, learning) = ((int)Math.Round(settings.PreferenceShare * rows.Length), (int)Math.Round(settings.LearningShare * rows.Length));
        var deployment = rows.Length - preference - learning;
        if (Math.Min(Math.Min(preference, learning), deployment) < Fewest)
        {
            throw new EvaluationException(FormattableString.Invariant(
                $"{rows.Length} rows know every candidate; {preference} for preferences, {learning} to learn from and {deployment} to deploy on are fewer than {Fewest} somewhere. ")
                + "Name a larger table, fewer candidates with --pool, or other shares with --preference-share and --learning-share.");
        }

        PoolOutcomes Part(int start, int count) => PoolOutcomes.Of(rows[start..(start + count)], complete.Candidates);
        var validation = learning / ValidationPart;
        return new BanditRows(
            Part(0, preference), Part(preference, validation), Part(preference + validation, learning - validation), Part(preference + learning, deployment));
    }
}
