using System.Text.Json;
using MetaRouter.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Exports.Datasets;

/// <summary>What may leave the program, as an admin has set it.</summary>
/// <param name="ConsentVersion">The consent text in force; 0 while nobody is asked, and then nobody has agreed.</param>
/// <param name="WithoutConsent">Whether rows of people who have not agreed to it may leave.</param>
/// <param name="PersonalData">Whether rows in which personal data was detected may leave.</param>
public sealed record ExportRules(int ConsentVersion, bool WithoutConsent, bool PersonalData)
{
    /// <summary>Whether somebody who agreed to a version has consented.</summary>
    public bool HasConsented(int? version) => ConsentVersion > 0 && version == ConsentVersion;

    /// <summary>The rules in force; the strictest where nobody has set any.</summary>
    public static async Task<ExportRules> ReadAsync(StudioDatabase database, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await ReadAsync(context, cancellationToken);
    }

    internal static async Task<ExportRules> ReadAsync(StudioContext context, CancellationToken cancellationToken)
    {
        var sections = await context.Settings.Where(row => row.Name == "consent" || row.Name == "research")
            .ToDictionaryAsync(row => row.Name, row => row.Value, StringComparer.Ordinal, cancellationToken);
        return new ExportRules(
            Read(sections, "consent", "version", value => value.GetInt32()),
            Read(sections, "research", "exports_without_consent", value => value.GetBoolean()),
            Read(sections, "research", "exports_personal_data", value => value.GetBoolean()));
    }

    private static T? Read<T>(Dictionary<string, string> sections, string section, string name, Func<JsonElement, T> read)
    {
        if (!sections.TryGetValue(section, out var value)) return default;
        using var json = JsonDocument.Parse(value);
        return json.RootElement.TryGetProperty(name, out var found) ? read(found) : default;
    }
}
