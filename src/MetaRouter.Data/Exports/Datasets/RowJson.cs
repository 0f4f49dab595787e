using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>How rows are written as JSON: snake_case, names of enumerations, letters of all languages as they are, nulls kept so that every row has every field.</summary>
internal static class RowJson
{
    public static JsonSerializerOptions Options { get; } = Made(indented: false);

    public static JsonSerializerOptions Indented { get; } = Made(indented: true);

    private static JsonSerializerOptions Made(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
            WriteIndented = indented,
            TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
        };
        options.MakeReadOnly();
        return options;
    }
}
