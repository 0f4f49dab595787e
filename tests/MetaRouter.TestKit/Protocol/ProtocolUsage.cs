namespace MetaRouter.TestKit.Protocol;

/// <summary>The token counts a reply ends with.</summary>
public sealed record ProtocolUsage(int Input, int Output, int CachedInput = 0, int Reasoning = 0);
