namespace MetaRouter.Llm.Providers;

/// <summary>The configuration of providers cannot work. The message names each key and its fix, one a line.</summary>
public sealed class ProviderConfigurationException(string message) : Exception(message);
