using System.IO.Pipelines;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports;

/// <summary>
/// All data of one person as indented JSON: <c>format, exported_at, units, person, account (without the password), profiles, conversations,
/// comparisons, routed_answers, decisions, charges</c>. A few rows are in memory at a time.
/// A comparison that was not judged says of its answers only what the page says too: the download is no way around blindness, and a pair that was replaced
/// may be the pair that waits now.
/// </summary>
internal sealed class PersonExport(StudioDatabase database, TimeProvider time)
{
    private const string Format = "metarouter-person/1";
    private const string AfterTheVote = "Which model wrote this, what it cost and how long it took come after the vote.";
    private const int PageSize = 16;

    // The file is for people: letters of all languages as they are. It is never put into a page.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.Create(UnicodeRanges.All);

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = Readable,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower), new UsdConverter() },
    };

    /// <summary>False, and nothing written, if there is no such person.</summary>
    public async Task<bool> WriteAsync(Guid personId, Stream destination, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        var person = await context.People.SingleOrDefaultAsync(row => row.Id == personId, cancellationToken);
        if (person is null) return false;

        // Through a pipe: the serializer flushes its writer synchronously, which a response body refuses.
        var output = PipeWriter.Create(destination, new StreamPipeWriterOptions(leaveOpen: true));
        await using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = Readable });
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("exported_at", time.GetUtcNow());
        json.WriteString("units", "Costs are in US dollars, moments in UTC, durations in hours, minutes and seconds.");
        json.WritePropertyName("person");
        Write(json, person);
        if (await context.Accounts.SingleOrDefaultAsync(row => row.PersonId == personId, cancellationToken) is { } account)
        {
            json.WritePropertyName("account");
            Write(json, new { account.UserName, account.Role, account.IsActive, account.CreatedAt });
        }

        var profiles = context.Profiles.Where(row => row.PersonId == personId).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);
        await WriteAsync("profiles", profiles.AsAsyncEnumerable(), Write);
        var conversations = context.Conversations.Where(row => row.PersonId == personId).OrderBy(row => row.CreatedAt).ThenBy(row => row.Id);
        await WriteAsync("conversations", conversations.AsAsyncEnumerable(), Write);
        await WriteAsync("comparisons", PagesAsync(context.Comparisons.Where(row => row.PersonId == personId), row => row.Sequence, cancellationToken), Write);
        await WriteAsync("routed_answers", PagesAsync(context.RoutedAnswers.Where(row => row.PersonId == personId), row => row.Sequence, cancellationToken), Write);
        await WriteAsync("decisions", PagesAsync(context.Decisions.Where(row => row.PersonId == personId), row => row.Sequence, cancellationToken), Write);
        await WriteAsync("charges", ChargeExport.Of(context, personId, cancellationToken), Write);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await output.CompleteAsync();
        return true;

        async Task WriteAsync<T>(string name, IAsyncEnumerable<T> rows, Action<Utf8JsonWriter, T> write)
        {
            json.WriteStartArray(name);
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                write(json, row);
                await output.FlushAsync(cancellationToken);
            }
            json.WriteEndArray();
        }
    }

    // Page by page: an open query would keep the log from being checkpointed while a slow reader downloads.
    internal static async IAsyncEnumerable<T> PagesAsync<T>(
        IQueryable<T> rows, Expression<Func<T, long>> sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sequenceOf = sequence.Compile();
        var after = 0L;
        while (true)
        {
            var last = after;
            Expression<Func<long>> bound = () => last;
            var later = Expression.Lambda<Func<T, bool>>(Expression.GreaterThan(sequence.Body, bound.Body), sequence.Parameters);
            var page = await rows.Where(later).OrderBy(sequence).Take(PageSize).ToListAsync(cancellationToken);
            foreach (var row in page) yield return row;
            if (page.Count < PageSize) yield break;
            after = sequenceOf(page[^1]);
        }
    }

    private static void Write<T>(Utf8JsonWriter json, T row) => JsonSerializer.Serialize(json, row, Options);

    private static void Write(Utf8JsonWriter json, Comparison comparison)
    {
        if (comparison.Choice is not null)
        {
            Write<Comparison>(json, comparison);
            return;
        }

        var row = JsonSerializer.SerializeToNode(comparison, Options)!.AsObject();
        foreach (var side in new[] { "left", "right" }) row[side] = Blind(row[side]!);
        row.WriteTo(json, Options);
        // As the serializer does: what the writer holds back would be lost when the pipe is flushed.
        json.Flush();
    }

    // What may be known is listed, not what may not: a column added later stays unknown.
    private static JsonObject Blind(JsonNode answer) => new()
    {
        ["side"] = answer["side"]!.DeepClone(),
        ["state"] = answer["state"]!.DeepClone(),
        ["text"] = answer["text"]!.DeepClone(),
        ["note"] = AfterTheVote,
    };

    private sealed class UsdConverter : JsonConverter<Cost>
    {
        public override Cost Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Cost value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Usd);
    }
}
