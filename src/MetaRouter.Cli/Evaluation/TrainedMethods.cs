using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Cli.Evaluation;

/// <summary>The trained context encoder with its policies, where there is an artifact.</summary>
internal static class TrainedMethods
{
    /// <summary>The methods of models/metarouter/; none, and a word about it, where that is absent.</summary>
    public static IReadOnlyList<BeliefMethod> Open(string models, TextWriter error)
    {
        error.WriteLine(
            $"{Path.Combine(models, "metarouter")} holds no trained encoder: {AdaptationMethods.Free} and {AdaptationMethods.Structured} are left out, and the Bayesian plug-in chooses the pairs.");
        return [];
    }
}
