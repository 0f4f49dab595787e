using MetaRouter.Core.Queries;
using MetaRouter.Core.Quality.Online;

namespace MetaRouter.Onnx.Quality;

/// <summary>The paper's form's space: a query's place in PILOT's shared space; candidates that pretraining knows start from its preference prior.</summary>
/// <param name="prior">Stays the caller's to dispose.</param>
/// <param name="form">Constants of the arms.</param>
public sealed class PriorSpace(PreferencePrior prior, ArmForm form) : IArmSpace
{
    private readonly Dictionary<string, PriorArm> _arms = prior.Arms.ToDictionary(arm => arm.Id, StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public ArmForm Form { get; } = form with { Dimensions = prior.Arms[0].Vector.Count };

    /// <inheritdoc />
    public string FeatureSpace => prior.SpaceVersion;

    /// <inheritdoc />
    public double[] Features(QueryEmbedding query) => [.. prior.Read([query])[0].Projection.Select(value => (double)value)];

    /// <inheritdoc />
    /// <remarks>A candidate's id may carry a maker or provider in front, as in openai/gpt-4o.</remarks>
    public (double[] Start, double Ridge)? PriorOf(string candidateId) =>
        _arms.TryGetValue(candidateId, out var arm) || _arms.TryGetValue(candidateId[(candidateId.LastIndexOf('/') + 1)..], out arm)
            ? ([.. arm.Vector.Select(value => (double)value)], arm.Precision)
            : null;
}
