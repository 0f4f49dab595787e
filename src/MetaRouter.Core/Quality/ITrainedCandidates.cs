namespace MetaRouter.Core.Quality;

/// <summary>What a predictor that was trained elsewhere says of those candidates that it is to speak for. Safe for concurrent use.</summary>
public interface ITrainedCandidates
{
    /// <summary>Whether it speaks for a candidate.</summary>
    bool Knows(string candidateId);

    /// <summary>Expected quality; null for a candidate that it does not speak for.</summary>
    QualityPrediction? FindQuality(PredictionQuery query, string candidateId);

    /// <summary>Expected answer tokens, above 0; null for a candidate that it does not speak for.</summary>
    double? FindOutputTokens(PredictionQuery query, string candidateId);
}
