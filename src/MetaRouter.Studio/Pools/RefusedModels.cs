namespace MetaRouter.Studio.Pools;

/// <summary>Why trained models for the quality of candidates are not in use, one message each; plainer ones stand in for them.</summary>
/// <param name="Reasons">Empty when all are.</param>
public sealed record RefusedModels(IReadOnlyList<string> Reasons);
