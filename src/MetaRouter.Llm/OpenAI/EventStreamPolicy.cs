using System.ClientModel.Primitives;

namespace MetaRouter.Llm.OpenAI;

/// <summary>
/// Refuses a web page or a JSON object where a stream was asked for (the package would read either as an empty stream), and makes the stream one
/// that the package can read (<see cref="FinishReasonStream"/>).
/// </summary>
internal sealed class EventStreamPolicy : PipelinePolicy
{
    /// <inheritdoc />
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        ProcessNext(message, pipeline, currentIndex);
        Prepare(message.Response);
    }

    /// <inheritdoc />
    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        await ProcessNextAsync(message, pipeline, currentIndex);
        Prepare(message.Response);
    }

    private static void Prepare(PipelineResponse? response)
    {
        if (response is not { IsError: false }) return;
        if (response.ContentStream is { } stream) response.ContentStream = new FinishReasonStream(stream);
        if (!response.Headers.TryGetValue("Content-Type", out var type) || type is null) return;
        if (type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) || type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new AnswerFailure(AnswerFailureKind.Malformed, $"expected an event stream, got {Llm.ProviderWords.Clean(type, apiKey: null)}");
    }
}
