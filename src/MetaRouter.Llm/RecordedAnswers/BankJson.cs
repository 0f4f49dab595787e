using System.Text.Json;

namespace MetaRouter.Llm.RecordedAnswers;

/// <summary>How a bank's JSON is written: snake case; what a record demands must be there.</summary>
internal static class BankJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
