using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Research;
using MetaRouter.Data.Settings;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.Exports.Datasets;

/// <summary>What tests of datasets do with a database.</summary>
internal static class ExportingStudio
{
    public static readonly Actor Researcher = new(null, "a researcher");

    private static readonly CancellationToken None = CancellationToken.None;

    public static DatasetExport Export(this StudioFixture studio) => new(studio.Database, studio.Time);

    /// <summary>A new guest who has agreed to a consent text.</summary>
    public static async Task<Guid> ConsentingGuestAsync(this StudioFixture studio, int version = 1)
    {
        var person = await studio.GuestAsync();
        await using var context = studio.Database.CreateContext();
        await context.People.Where(row => row.Id == person).ExecuteUpdateAsync(update => update.SetProperty(row => row.ConsentVersion, (int?)version), None);
        return person;
    }

    /// <summary>What an admin has set.</summary>
    public static Task RulesAsync(this StudioFixture studio, int consentVersion = 1, bool withoutConsent = false, bool personalData = false) => studio.Database.WriteAsync(
        async context =>
        {
            await context.Settings.Where(row => row.Name == "consent" || row.Name == "research").ExecuteDeleteAsync(None);
            context.Add(Setting("consent", new JsonObject { ["text"] = "May we?", ["version"] = consentVersion }));
            context.Add(Setting("research", new JsonObject { ["exports_without_consent"] = withoutConsent, ["exports_personal_data"] = personalData }));
            return await context.SaveChangesAsync(None);
        },
        None);

    /// <summary>The data file as text, and the manifest.</summary>
    public static async Task<(string Text, DatasetManifest Manifest)> ExportAsync(
        this StudioFixture studio, DatasetKind kind, ComparisonFilter? filter = null, DatasetFormat format = DatasetFormat.Jsonl, DateTimeOffset? asOf = null)
    {
        using var data = new MemoryStream();
        var request = new DatasetRequest { Kind = kind, Filter = filter ?? ComparisonFilter.All, Format = format, AsOf = asOf };
        var manifest = await studio.Export().WriteAsync(Researcher, request, data, null, None);
        return (Encoding.UTF8.GetString(data.ToArray()), manifest);
    }

    /// <summary>The rows of a JSON Lines file.</summary>
    public static IReadOnlyList<JsonElement> Lines(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    /// <summary>A field by its dotted path.</summary>
    public static JsonElement At(this JsonElement row, string path) => path.Split('.').Aggregate(row, (element, name) => element.GetProperty(name));

    private static StoredSetting Setting(string name, JsonObject value) =>
        new() { Name = name, Value = value.ToJsonString(), Revision = 1, ChangedAt = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000) };
}
