using System.Text.Json;

namespace MetaRouter.TestKit.Protocol;

/// <summary>A chat-completions request that the <see cref="ProtocolServer"/> received.</summary>
/// <param name="Model">The model asked for.</param>
/// <param name="Body">The whole request.</param>
/// <param name="Headers">By name, whatever its case.</param>
/// <param name="Aborted">Completes when the caller hangs up before the reply is complete.</param>
public sealed record ReceivedRequest(string Model, JsonElement Body, IReadOnlyDictionary<string, string> Headers, Task Aborted)
{
    /// <summary>Whether the caller asked for token counts.</summary>
    public bool WantsUsage =>
        Body.TryGetProperty("stream_options", out var options) && options.TryGetProperty("include_usage", out var include) && include.GetBoolean();
}
