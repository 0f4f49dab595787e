using System.Text.Json;
using System.Text.Json.Serialization;
using MetaRouter.Core.Routing;

namespace MetaRouter.Data.Routing;

/// <summary>Decisions as they are logged.</summary>
public static class RoutingLog
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The row of a decision.</summary>
    public static LoggedDecision Of(Guid personId, RoutingInputs inputs, RoutingDecision decision, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        PersonId = personId,
        CreatedAt = at,
        CandidateId = decision.CandidateId,
        Propensity = decision.Propensity,
        RouterVersion = Router.Version,
        Inputs = JsonSerializer.Serialize(inputs, Json),
        Decision = JsonSerializer.Serialize(decision, Json),
    };

    /// <summary>What the router looked at, and what it chose.</summary>
    /// <exception cref="JsonException">The row was written by another program.</exception>
    public static (RoutingInputs Inputs, RoutingDecision Decision) Read(LoggedDecision row) => (
        JsonSerializer.Deserialize<RoutingInputs>(row.Inputs, Json) ?? throw new JsonException("The inputs are null."),
        JsonSerializer.Deserialize<RoutingDecision>(row.Decision, Json) ?? throw new JsonException("The decision is null."));
}
