namespace MetaRouter.Onnx.Quality;

/// <summary>
/// Names and meaning of a predictor graph's inputs and outputs: B queries, K candidates, C centroids. Its rules of use: docs/mathematics.md,
/// section 3.
/// </summary>
public static class PredictorGraph
{
    /// <summary>Input [B, 512].</summary>
    public const string Embedding = "embedding";

    /// <summary>Input [B, 27]: raw text features.</summary>
    public const string Features = "features";

    /// <summary>Output [B, K]: calibrated quality in [0, 1].</summary>
    public const string Quality = "quality";

    /// <summary>Output [B, K]: logarithm of the expected answer tokens.</summary>
    public const string LogTokens = "log_tokens";

    /// <summary>Output [B, K]: logarithm of the expected price in USD at the prices of the training data.</summary>
    public const string LogCost = "log_cost";

    /// <summary>Output [B, C]: similarity to the centroids of the training questions.</summary>
    public const string Similarity = "similarity";
}
