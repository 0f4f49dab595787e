using System.ClientModel.Primitives;

namespace MetaRouter.Llm.OpenAI;

/// <summary>Sends no credentials: local servers need none.</summary>
internal sealed class NoAuthenticationPolicy : AuthenticationPolicy
{
    /// <inheritdoc />
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNext(message, pipeline, currentIndex);

    /// <inheritdoc />
    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex) =>
        ProcessNextAsync(message, pipeline, currentIndex);
}
