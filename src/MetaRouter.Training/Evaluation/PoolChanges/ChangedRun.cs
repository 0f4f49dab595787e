using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Adaptation;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.PoolChanges;

/// <summary>The same people twice: those whose comparisons came from before a change, and those who compared over the pool that is routed.</summary>
/// <param name="Changed">Compared before (or half before) the change.</param>
/// <param name="Unchanged">Compared after it: the reference.</param>
internal sealed record ChangedRun(PoolRun Changed, PoolRun Unchanged)
{
    /// <summary>Runs one change in one pool.</summary>
    public static ChangedRun Of(
        EvaluationData data, Change change, AdaptationSettings settings, IReadOnlyList<IAdaptationMethod> methods, IPreferenceModel chooser, int seed, int pool)
    {
        var (contextRows, routedRows) = PoolRun.Divide(data.Embeddings.Count, SeedParts.Random(seed, SeedParts.Rows, pool));
        var scaleBefore = PoolScale.Of(data.Predicted, change.Before, settings.Scaling);
        var scaleAfter = PoolScale.Of(data.Predicted, change.After, settings.Scaling, change.PricesAfter);
        var before = new Questionnaire(new PoolQuestions(data.Predicted, change.Before, contextRows, scaleBefore), settings, chooser);
        var after = new Questionnaire(new PoolQuestions(data.Predicted, change.After, contextRows, scaleAfter, change.PricesAfter), settings, chooser);
        var routed = new RoutedPool(new PoolQuestions(data.Predicted, change.After, routedRows, scaleAfter, change.PricesAfter));

        var all = AdaptationSettings.Checkpoints[^1];
        IReadOnlyList<IReadOnlyList<Context>> AskBefore(SimulatedPerson person, Random random) => change.HalfWay
            ? after.Ask(person, all, random, before.Ask(person, all / 2, random))
            : before.Ask(person, all, random);
        return new ChangedRun(
            PoolRun.Run(AskBefore, routed, settings, methods, seed, pool),
            PoolRun.Run((person, random) => after.Ask(person, all, random), routed, settings, methods, seed, pool));
    }
}
