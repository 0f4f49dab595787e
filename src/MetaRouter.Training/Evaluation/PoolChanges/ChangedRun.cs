using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Adaptation;
using MetaRouter.Training.Evaluation.Pools;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Evaluation.PoolChanges;

/// <summary>The same people twice: those whose comparisons came from before a change, and those who compared over the pool that is routed.</summary>
/// <param name="Changed">Compared before (or half before) the change.</param>
/// <param name="Unchanged">Compared after it: the reference.</param>
internal sealed record ChangedRun(PoolRun Changed, PoolRun Unchanged)
{
    /// <summary>Runs one change in one pool.</summary>
    /// <param name="known">Predictions and truth as they are.</param>
    /// <param name="changed">The same, as they are after the change.</param>
    /// <param name="change">What changes.</param>
    /// <param name="settings">The protocol's settings.</param>
    /// <param name="methods">The methods, all of which get the same comparisons.</param>
    /// <param name="chooser">Whose belief chooses the pairs.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="pool">Number of the pool within the seed.</param>
    public static ChangedRun Of(
        PredictedPool known, PredictedPool changed, Change change, AdaptationSettings settings, IReadOnlyList<IAdaptationMethod> methods, IPreferenceModel chooser,
        int seed, int pool)
    {
        var rows = PoolRun.Divide(known.Outcomes.Rows.Count, SeedParts.Random(seed, SeedParts.Rows, pool));
        var before = new Side(changed, change.Before, null, rows, settings, chooser);
        var after = new Side(changed, change.After, change.PricesAfter, rows, settings, chooser);
        var reference = ReferenceEquals(known, changed) ? after : new Side(known, change.After, change.PricesAfter, rows, settings, chooser);

        var all = AdaptationSettings.Checkpoints[^1];
        IReadOnlyList<IReadOnlyList<Context>> AskBefore(SimulatedPerson person, Random random) => change.HalfWay
            ? after.Questions.Ask(person, all, random, before.Questions.Ask(person, all / 2, random))
            : before.Questions.Ask(person, all, random);
        return new ChangedRun(
            PoolRun.Run(AskBefore, after.Routed, settings, methods, seed, pool),
            PoolRun.Run((person, random) => reference.Questions.Ask(person, all, random), reference.Routed, settings, methods, seed, pool));
    }

    /// <summary>A pool with its questions and routed queries.</summary>
    private sealed class Side
    {
        public Side(
            PredictedPool predicted, int[] candidates, double[]? prices, (int[] Context, int[] Routed) rows, AdaptationSettings settings, IPreferenceModel chooser)
        {
            var scale = PoolScale.Of(predicted, candidates, settings.Scaling, prices);
            Questions = settings.QuestionnaireOf(new PoolQuestions(predicted, candidates, rows.Context, scale, prices), chooser);
            Routed = new RoutedPool(new PoolQuestions(predicted, candidates, rows.Routed, scale, prices));
        }

        public Questionnaire Questions { get; }

        public RoutedPool Routed { get; }
    }
}
