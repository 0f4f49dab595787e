using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Quality.Online;

/// <summary>Where the arms of one form live: what they see of a query, and where they start. Immutable, safe for concurrent use.</summary>
public interface IArmSpace
{
    /// <summary>Form and constants of the arms.</summary>
    ArmForm Form { get; }

    /// <summary>Names what makes the features; part of the arms' version.</summary>
    string FeatureSpace { get; }

    /// <summary>x of a query, as many numbers as <see cref="ArmForm.Dimensions"/>.</summary>
    double[] Features(QueryEmbedding query);

    /// <summary>The prior of a candidate's arm: θ₀ and λ; null for one that starts from its family.</summary>
    (double[] Start, double Ridge)? PriorOf(string candidateId);
}
