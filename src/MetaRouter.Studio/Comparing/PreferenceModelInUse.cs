using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;

namespace MetaRouter.Studio.Comparing;

/// <summary>
/// A preference model that was opened. Nobody disposes of one that was in use: whoever has taken it goes on with it, and its native memory is freed once it
/// can be reached no more.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="View">Shows its latent in the plane; null for a model without one.</param>
/// <param name="Refusal">Why it is not the one that was asked for, for the administrator; null when it is.</param>
public sealed record OpenedPreference(IPreferenceModel Model, LatentView? View = null, string? Refusal = null)
{
    /// <summary>The model that needs no training.</summary>
    public static OpenedPreference Bayesian(string? refusal = null) => new(new BayesianPreference(), Refusal: refusal);

    /// <summary>Opens a trained model.</summary>
    /// <param name="directory">Its folder.</param>
    /// <exception cref="ModelFileException">It cannot be used: the message has expected and found.</exception>
    public static OpenedPreference Open(string directory)
    {
        var files = MetaRouterModel.Load(directory);
        // Who answers is decided by the structured policy: the free one is only measured.
        files.Policy.Dispose();
        return new OpenedPreference(files.Preference, files.View);
    }
}

/// <summary>
/// The preference model that this instance believes with; it may be another one at any moment, so whoever does something takes it once for that. Safe for
/// concurrent use.
/// </summary>
public sealed partial class PreferenceModelInUse(IPreferenceModel model, LatentView? view = null, string? refusal = null)
{
    private volatile OpenedPreference _current = new(model, view, refusal);

    /// <summary>Raised after another model was put to use, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Model and view that belong together.</summary>
    public OpenedPreference Current => _current;

    /// <summary>The model.</summary>
    public IPreferenceModel Model => _current.Model;

    /// <summary>Why it is not the one that was asked for, for the administrator; null when it is.</summary>
    public string? Refusal => _current.Refusal;

    /// <summary>Puts another model to use: states of people are rebuilt from their contexts when they are next looked at.</summary>
    public void Use(OpenedPreference next)
    {
        _current = next;
        Changed?.Invoke();
    }

    /// <summary>Opens the trained model, or says why it cannot be opened and takes the Bayesian one instead.</summary>
    /// <param name="directory">The trained model's folder; null for none.</param>
    /// <param name="logger">Is told of a refusal.</param>
    public static PreferenceModelInUse Load(string? directory, ILogger logger)
    {
        if (directory is null) return new PreferenceModelInUse(new BayesianPreference());
        try
        {
            var opened = OpenedPreference.Open(directory);
            return new PreferenceModelInUse(opened.Model, opened.View);
        }
        catch (ModelFileException exception)
        {
            LogRefused(logger, exception.Message);
            return new PreferenceModelInUse(new BayesianPreference(), refusal: exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The trained preference model is refused, the Bayesian one stands in for it: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);
}
