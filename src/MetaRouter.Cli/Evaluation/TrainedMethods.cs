using MetaRouter.Core.Policies;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Cli.Evaluation;

/// <summary>The trained context encoder with its two policies, where there is an artifact.</summary>
internal sealed class TrainedMethods : IDisposable
{
    private readonly MetaRouterModel? _model;

    private TrainedMethods(MetaRouterModel? model)
    {
        _model = model;
        All = model is null
            ? []
            : [new(AdaptationMethods.Free, model.Preference, model.Policy), new(AdaptationMethods.Structured, model.Preference, new RewardPolicy())];
    }

    /// <summary>The free and the structured head; none where there is no artifact.</summary>
    public IReadOnlyList<BeliefMethod> All { get; }

    /// <summary>Opens models/metarouter/. Where that is absent a word is said about it; files that are damaged are refused.</summary>
    /// <exception cref="Onnx.ModelFiles.ModelFileException">The files are there and are not what they should be.</exception>
    public static TrainedMethods Open(string models, TextWriter error)
    {
        var directory = Path.Combine(models, "metarouter", MetaRouterModel.FormVersion);
        if (Directory.Exists(directory)) return new TrainedMethods(MetaRouterModel.Load(directory));
        error.WriteLine(
            $"{directory} does not exist: {AdaptationMethods.Free} and {AdaptationMethods.Structured} are left out, and the Bayesian plug-in chooses the pairs.");
        return new TrainedMethods(null);
    }

    public void Dispose() => _model?.Dispose();
}
