using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality.Online;

/// <summary>The residual form's space: principal components and a constant; every arm starts from nothing.</summary>
/// <param name="components">The directions; null for the constant alone, which corrects a candidate's mean.</param>
/// <param name="version">Names them.</param>
/// <param name="form">Constants of the arms.</param>
public sealed class ResidualSpace(PrincipalComponents? components, string version, ArmForm form) : IArmSpace
{
    /// <inheritdoc />
    public ArmForm Form { get; } = form with { Dimensions = (components?.Count ?? 0) + 1 };

    /// <inheritdoc />
    public string FeatureSpace { get; } = version;

    /// <inheritdoc />
    public double[] Features(QueryEmbedding query) => components?.Features(query) ?? [1];

    /// <inheritdoc />
    public (double[] Start, double Ridge)? PriorOf(string candidateId) => null;
}
