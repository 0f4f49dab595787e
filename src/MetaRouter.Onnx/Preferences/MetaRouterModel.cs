using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Policies;
using Microsoft.ML.OnnxRuntime;

namespace MetaRouter.Onnx.Preferences;

/// <summary>The trained files in models/metarouter/&lt;version&gt;/, opened: context encoder, view of its latent, free policy. Safe for concurrent use.</summary>
public sealed class MetaRouterModel : IDisposable
{
    /// <summary>The form of the files that this program reads.</summary>
    public const string FormVersion = "1";

    /// <summary>What a manifest must say.</summary>
    public static ArtifactExpectation Expected { get; } = new()
    {
        Kind = "metarouter",
        Version = FormVersion,
        Dimensions = new Dictionary<string, int> { ["context"] = ContextFeatures.Count, ["latent"] = ContextEncoding.LatentSize },
        Features = ContextFeatures.Names,
        CostScaling = "log",
        Remedy = "Restore the files from version control, or make them again with: metarouter train metarouter --data DIR --out models",
    };

    private MetaRouterModel(ArtifactManifest manifest, EncodedPreference preference, FreePolicy policy, LatentView view) =>
        (Manifest, Preference, Policy, View) = (manifest, preference, policy, view);

    public ArtifactManifest Manifest { get; }

    /// <summary>The context encoder.</summary>
    public EncodedPreference Preference { get; }

    /// <summary>The free policy; the structured one is <see cref="Core.Policies.RewardPolicy"/>.</summary>
    public FreePolicy Policy { get; }

    /// <summary>The latent in the plane, by the manifest's two directions.</summary>
    public LatentView View { get; }

    /// <summary>Opens a folder, checking every file.</summary>
    /// <exception cref="ModelFileException">Missing, or not what the manifest or this program expects: the message has expected and found.</exception>
    public static MetaRouterModel Load(string directory)
    {
        var manifest = ArtifactManifest.Read(directory, Expected);
        if (manifest.LatentDirections is not [{ Count: ContextEncoding.LatentSize } first, { Count: ContextEncoding.LatentSize } second])
            throw new ModelFileException(
                $"{Path.Combine(directory, ArtifactManifest.FileName)}: expected latent_directions of 2 × {ContextEncoding.LatentSize} numbers, found others. {Expected.Remedy}");
        byte[] File(string name) => manifest.ReadFile(directory, name, Expected);
        var (encoder, belief, policy) = (File(MetaRouterFiles.Encoder), File(MetaRouterFiles.Belief), File(MetaRouterFiles.Policy));
        try
        {
            var version = $"context-encoder-{manifest.Files[MetaRouterFiles.Encoder][..12]}-{manifest.Files[MetaRouterFiles.Belief][..12]}";
            var model = new MetaRouterModel(manifest, new EncodedPreference(version, encoder, belief), new FreePolicy(policy), new LatentView([.. first], [.. second]));
            model.TryOut();
            return model;
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelFileException($"{directory} holds no MetaRouter model that can be opened: {exception.Message} {Expected.Remedy}", exception);
        }
    }

    /// <summary>Runs every file once, so that one of the wrong shape is refused here and not at the first vote.</summary>
    private void TryOut()
    {
        var belief = Preference.Read(Preference.Add(Preference.Empty, [new Context(0.8, 0.5, 0.7, 0.2, 0.5)]));
        Policy.Choose(belief, new RoutingPoint([0.8, 0.5], [0.7, 0.2], [0.01, 0.001]));
    }

    public void Dispose()
    {
        Preference.Dispose();
        Policy.Dispose();
    }
}
