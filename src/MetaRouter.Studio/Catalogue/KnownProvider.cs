using MetaRouter.Data.Providers;
using MetaRouter.Llm.Providers;

namespace MetaRouter.Studio.Catalogue;

/// <summary>Why a provider cannot be called.</summary>
public enum ProviderProblem
{
    /// <summary>The configuration has a provider of the same id, which counts.</summary>
    IdConfigured,

    /// <summary>Its address is no http or https address.</summary>
    AddressInvalid,

    /// <summary>The environment variable that should hold its key is not set.</summary>
    VariableMissing,

    /// <summary>Its key is encrypted, and the master key that opens it is not here.</summary>
    MasterKeyMissing,

    /// <summary>Its key is encrypted and cannot be opened: the row was damaged, or belonged to another provider.</summary>
    KeyDamaged,
}

/// <summary>A provider as the catalogue knows it.</summary>
/// <param name="Id">What candidates call it.</param>
/// <param name="BaseUrl">Where it listens.</param>
/// <param name="Entry">What an admin has set up; null for one of the configuration, which only the configuration changes.</param>
/// <param name="Problem">Why it cannot be called; null when it can.</param>
public sealed record KnownProvider(string Id, string BaseUrl, ProviderEntry? Entry, ProviderProblem? Problem)
{
    /// <summary>Whether it comes from the configuration.</summary>
    public bool IsConfigured => Entry is null;

    /// <summary>Whether its candidates may answer.</summary>
    public bool IsInUse => Problem is null && Entry is not { IsEnabled: false };

    /// <summary>How it is called; null with a <see cref="Problem"/>, and for one of the configuration.</summary>
    internal ProviderAccess? Access { get; init; }
}
