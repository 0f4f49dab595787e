using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Training.Evaluation.Bandit;

/// <summary>The methods that are compared; those with constants as families of which validation rows choose one.</summary>
public static class BanditMethods
{
    public const string Pilot = "pilot";
    public const string Residual = "pilot-residual";
    public const string NoPrior = "linucb-no-prior";
    public const string EpsilonGreedy = "epsilon-greedy";
    public const string ExploreOnly = "explore-only";

    private const string FeatureSpace = "evaluation";

    private static readonly double[] Alphas = [0.05, 0.1, 0.2, 0.3, 0.5, 1];
    private static readonly double[] ResidualAlphas = [0.05, 0.1, 0.2, 0.3];
    private static readonly ArmScore[] Scores = [ArmScore.Cosine, ArmScore.Dot];

    /// <summary>Families in the order of the tables; each member differs in its constants alone.</summary>
    internal static IReadOnlyList<IReadOnlyList<ArmMethod>> Tuned { get; } =
    [
        [.. from score in Scores from alpha in Alphas select new ArmMethod(Pilot, Paper(score, alpha), WithPrior)],
        [.. from alpha in ResidualAlphas select new ArmMethod(Residual, ArmForm.Residual with { Alpha = alpha }, WithoutPrior)],
        [.. from alpha in Alphas select new ArmMethod(NoPrior, Paper(ArmScore.Dot, alpha), WithoutPrior)],
        [.. from epsilon in new[] { 0.02, 0.05, 0.1, 0.2 } select new ArmMethod(EpsilonGreedy, Paper(ArmScore.Dot, 0), WithoutPrior, epsilon)],
        [new ArmMethod(ExploreOnly, Paper(ArmScore.Dot, 0), WithoutPrior, epsilon: 1)],
    ];

    /// <summary>Methods without constants.</summary>
    internal static IReadOnlyList<IBanditMethod> Fixed { get; } = [FixedMethod.Random, FixedMethod.Predictor];

    private static ArmForm Paper(ArmScore score, double alpha) => ArmForm.Paper with { Score = score, Alpha = alpha };

    /// <summary>λ_k and θ_k from the preferences of the preference rows.</summary>
    private static ArmSet WithPrior(BanditData data, ArmForm form) => data.Arms.Aggregate(
        ArmSet.Empty(form with { Dimensions = data.Arms[0].Vector.Count }, FeatureSpace),
        (arms, arm) => arms.With(arm.Id, null, [.. arm.Vector.Select(value => (double)value)], arm.Precision));

    /// <summary>θ = 0, the same λ for all.</summary>
    private static ArmSet WithoutPrior(BanditData data, ArmForm form)
    {
        var dimensions = form.Features == ArmFeatures.Residual ? data.Learning.Components[0].Length : data.Arms[0].Vector.Count;
        return data.Candidates.Aggregate(ArmSet.Empty(form with { Dimensions = dimensions }, FeatureSpace), (arms, id) => arms.With(id, null));
    }
}
