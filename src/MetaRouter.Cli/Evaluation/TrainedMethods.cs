using MetaRouter.Core.Policies;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Cli.Evaluation;

/// <summary>The trained context encoder with its policies, where there is an artifact.</summary>
internal static class TrainedMethods
{
    /// <summary>The methods of models/metarouter/, open until the process ends; none, and a word about it, where that is absent.</summary>
    /// <exception cref="Onnx.ModelFiles.ModelFileException">The artifact is there and is refused.</exception>
    public static IReadOnlyList<BeliefMethod> Open(string models, TextWriter error)
    {
        var directory = Path.Combine(models, "metarouter", MetaRouterModel.FormVersion);
        if (!Directory.Exists(directory))
        {
            error.WriteLine(
                $"{directory} holds no trained encoder: {AdaptationMethods.Free} and {AdaptationMethods.Structured} are left out, and the Bayesian plug-in chooses the pairs.");
            return [];
        }

        var model = MetaRouterModel.Load(directory);
        return
        [
            new BeliefMethod(AdaptationMethods.Free, model.Preference, model.Policy),
            new BeliefMethod(AdaptationMethods.Structured, model.Preference, new RewardPolicy()),
        ];
    }
}
