using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;

namespace MetaRouter.Studio.Comparing;

/// <summary>The preference model that this instance believes with.</summary>
public sealed partial class PreferenceModelInUse(IPreferenceModel model, LatentView? view = null, string? refusal = null) : IDisposable
{
    /// <summary>The model.</summary>
    public IPreferenceModel Model { get; } = model;

    /// <summary>Shows its latent in the plane; null for a model without one.</summary>
    public LatentView? View { get; } = view;

    /// <summary>Why it is not the configured model, for the administrator; null when it is.</summary>
    public string? Refusal { get; } = refusal;

    private MetaRouterModel? Files { get; init; }

    /// <summary>Opens the trained model, or says why it cannot be opened and takes the Bayesian one instead.</summary>
    /// <param name="directory">The trained model's folder; null for none.</param>
    /// <param name="logger">Is told of a refusal.</param>
    public static PreferenceModelInUse Load(string? directory, ILogger logger)
    {
        if (directory is null) return new PreferenceModelInUse(new BayesianPreference());
        try
        {
            var files = MetaRouterModel.Load(directory);
            return new PreferenceModelInUse(files.Preference, files.View) { Files = files };
        }
        catch (ModelFileException exception)
        {
            LogRefused(logger, exception.Message);
            return new PreferenceModelInUse(new BayesianPreference(), refusal: exception.Message);
        }
    }

    /// <inheritdoc />
    public void Dispose() => Files?.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trained preference model is refused, the Bayesian one stands in for it: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
