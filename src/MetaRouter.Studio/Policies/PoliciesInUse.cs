using MetaRouter.Core.Preferences;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Configuration;

namespace MetaRouter.Studio.Policies;

/// <summary>A shadow that was opened.</summary>
/// <param name="Id">Its policy version.</param>
/// <param name="Model">Its preference model.</param>
public sealed record OpenedShadow(Guid Id, IPreferenceModel Model);

/// <summary>
/// Which policy versions are at work here: it follows the database, in which admins switch them, and puts the active one to use. While none is active there,
/// the model that the configuration names is. Safe for concurrent use.
/// </summary>
public sealed partial class PoliciesInUse(
    PolicyStore store, PolicyArtifact artifacts, PreferenceModelInUse inUse, StudioOptions options, ILogger<PoliciesInUse> logger) : IDisposable
{
    private readonly OpenedPreference _configured = inUse.Current;
    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly HashSet<string> _refused = [];
    private volatile IReadOnlyList<OpenedShadow> _shadows = [];
    private volatile IReadOnlyList<PolicyVersion> _versions = [];

    /// <summary>Raised after versions, their states or what is in use have changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>All versions, newest first.</summary>
    public IReadOnlyList<PolicyVersion> Versions => _versions;

    /// <summary>Those that decide beside the one in use.</summary>
    public IReadOnlyList<OpenedShadow> Shadows => _shadows;

    /// <summary>The <see cref="PolicyVersion.ModelVersion"/> that the configuration names.</summary>
    public string ConfiguredModel => _configured.Model.Version;

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    /// <summary>At the start: gives the models that came with the program their rows.</summary>
    public async Task RegisterAsync(CancellationToken cancellationToken)
    {
        await store.AddAsync(Actor.Program, artifacts.Bayesian(), new Dictionary<string, byte[]>(), cancellationToken);
        if (options.PreferenceModelPath is not { } directory || _configured.Refusal is not null) return;
        var (version, files) = artifacts.OfFolder(directory);
        await store.AddAsync(Actor.Program, version, files, cancellationToken);
    }

    /// <summary>Reads what is stored and puts it to use.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var versions = await store.ListAsync(cancellationToken);
            if (versions.SequenceEqual(_versions)) return;
            var active = versions.FirstOrDefault(version => version.State == PolicyState.Active);
            if (!IsInUse(active))
                inUse.Use(active is null ? _configured : await OpenOrRefuseAsync(active, cancellationToken));
            _shadows = await ShadowsAsync(versions, cancellationToken);
            _versions = versions;
        }
        finally
        {
            _reading.Release();
        }

        Changed?.Invoke();
    }

    // What stands in for a version that was refused is not that version.
    private bool IsInUse(PolicyVersion? active)
    {
        var isConfigured = ReferenceEquals(inUse.Current, _configured);
        return active is null ? isConfigured : active.ModelVersion == inUse.Model.Version && (isConfigured || inUse.Refusal is null);
    }

    private async Task<IReadOnlyList<OpenedShadow>> ShadowsAsync(IReadOnlyList<PolicyVersion> versions, CancellationToken cancellationToken)
    {
        var shadows = new List<OpenedShadow>();
        foreach (var version in versions.Where(version => version.State == PolicyState.Shadow))
        {
            if (_shadows.FirstOrDefault(known => known.Id == version.Id) is { } known) shadows.Add(known);
            else if (await OpenOrRefuseAsync(version, cancellationToken) is { Refusal: null } opened) shadows.Add(new OpenedShadow(version.Id, opened.Model));
        }

        return shadows;
    }

    // A version that cannot be opened here, such as after a change of the program, must not keep anybody from comparing.
    private async Task<OpenedPreference> OpenOrRefuseAsync(PolicyVersion version, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(version, cancellationToken);
        }
        catch (ModelFileException error)
        {
            if (_refused.Add(version.ModelVersion)) LogRefused(version.ModelVersion, error.Message);
            return _configured with { Refusal = error.Message };
        }
    }

    private async Task<OpenedPreference> OpenAsync(PolicyVersion version, CancellationToken cancellationToken)
    {
        if (version.ModelVersion == ConfiguredModel) return _configured;
        if (version.ModelVersion == PolicyArtifact.BayesianModel) return OpenedPreference.Bayesian();
        var directory = Path.Combine(Path.GetFullPath(options.DataDirectory), "policies", version.ModelVersion);
        try
        {
            return OpenedPreference.Open(directory);
        }
        catch (ModelFileException)
        {
            // Not unpacked here yet, or damaged: the database has the files.
            await UnpackAsync(version.Id, directory, cancellationToken);
            return OpenedPreference.Open(directory);
        }
    }

    private async Task UnpackAsync(Guid id, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        foreach (var (name, content) in await store.FilesAsync(id, cancellationToken))
        {
            // Whole or not at all, also for another program that opens it just now.
            var written = Path.Combine(directory, $"{Guid.NewGuid():N}.part");
            await File.WriteAllBytesAsync(written, content, cancellationToken);
            File.Move(written, Path.Combine(directory, name), overwrite: true);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The policy version {Version} cannot be used, the configured one stands in for it: {Reason}")]
    private partial void LogRefused(string version, string reason);
}
