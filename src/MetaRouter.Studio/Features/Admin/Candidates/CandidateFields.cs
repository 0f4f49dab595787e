using System.Globalization;
using MetaRouter.Data.Candidates;

namespace MetaRouter.Studio.Features.Admin.Candidates;

/// <summary>A candidate as fields of a form, and back.</summary>
internal static class CandidateFields
{
    public const string Id = "id";
    public const string Name = "name";
    public const string Maker = "maker";
    public const string Provider = "provider";
    public const string Model = "model";
    public const string MaxOutput = "max-output";
    public const string Context = "context";
    public const string Quality = "quality";

    private const int MostOutputTokens = 1_000_000;
    private const int MostContextTokens = 100_000_000;

    /// <summary>The fields of an entry.</summary>
    public static IReadOnlyDictionary<string, string> Of(CandidateEntry entry) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Id] = entry.Id,
        [Name] = entry.Name,
        [Maker] = entry.Maker,
        [Provider] = entry.ProviderId,
        [Model] = entry.ProviderModel,
        [MaxOutput] = entry.MaxOutputTokens.ToString(CultureInfo.InvariantCulture),
        [Context] = entry.ContextTokens?.ToString(CultureInfo.InvariantCulture) ?? "",
        [Quality] = entry.AssumedQuality?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A candidate that is not set up yet.</summary>
    public static CandidateEntry New(string providerId) => new()
    {
        Id = "", Name = "", Maker = "", ProviderId = providerId, ProviderModel = "", MaxOutputTokens = 1024, Position = 0, CreatedAt = default,
    };

    /// <summary>The entry that is typed; null when a field has a problem, which the form then says.</summary>
    /// <param name="form">The form.</param>
    /// <param name="before">The entry that it changes; null for a new one.</param>
    /// <param name="isProvider">Whether there is a provider of an id.</param>
    /// <param name="isTaken">Whether an id belongs to another candidate.</param>
    public static CandidateEntry? Read(EntryForm form, CandidateEntry? before, Func<string, bool> isProvider, Func<string, bool> isTaken)
    {
        form.ForgetProblems();
        var (provider, model) = (form.Trimmed(Provider), Text(form, Model, isRequired: true));
        form.Require(isProvider(provider), Provider, CandidatesText.ProviderMissing);
        // Prices, measurements and what was learned belong to the id.
        form.Require(before is null || (before.ProviderId == provider && before.ProviderModel == model), Model, CandidatesText.ModelFixed);
        var id = before?.Id ?? Text(form, Id, isRequired: false);
        if (id.Length == 0) id = $"{provider}/{model}";
        form.Require(id.Length <= CandidateEntry.MaxNameLength, Id, CandidatesText.TextInvalid);
        form.Require(before is not null || !isTaken(id), Id, CandidatesText.IdTaken);
        var name = Text(form, Name, isRequired: false);
        var maker = Text(form, Maker, isRequired: false);
        var output = Count(form, MaxOutput, MostOutputTokens) ?? 0;
        form.Require(output > 0, MaxOutput, CandidatesText.MaxOutputInvalid);
        var context = form.Trimmed(Context).Length == 0 ? (int?)null : Count(form, Context, MostContextTokens) ?? 0;
        form.Require(context is null or > 0, Context, CandidatesText.ContextInvalid);
        form.Require(context is null || context > output, Context, CandidatesText.ContextTooSmall);
        var quality = form.Trimmed(Quality).Length == 0 ? null : (double?)(TypedNumber.Parse(form[Quality]) ?? -1);
        form.Require(quality is null or (>= 0 and <= 1), Quality, CandidatesText.QualityInvalid);
        return form.HasProblems ? null : new CandidateEntry
        {
            Id = id,
            Name = name.Length > 0 ? name : model,
            Maker = maker.Length > 0 ? maker : provider,
            ProviderId = provider,
            ProviderModel = model,
            MaxOutputTokens = output,
            ContextTokens = context,
            AssumedQuality = quality,
            IsEnabled = before?.IsEnabled ?? false,
            Position = before?.Position ?? 0,
            CreatedAt = before?.CreatedAt ?? default,
            Revision = form.Revision,
        };
    }

    /// <summary>What differs, as one line for the audit log.</summary>
    public static string Changes(CandidateEntry before, CandidateEntry after)
    {
        var (was, now) = (Of(before), Of(after));
        return string.Join("; ", was.Keys.Where(field => was[field] != now[field]).Select(field => $"{field} {Words(was[field])} → {Words(now[field])}"));
    }

    private static string Words(string value) => value.Length == 0 ? "none" : value;

    private static string Text(EntryForm form, string field, bool isRequired)
    {
        var text = form.Trimmed(field);
        form.Require((text.Length > 0 || !isRequired) && text.Length <= CandidateEntry.MaxNameLength && !text.Any(char.IsControl), field, isRequired && text.Length == 0 ? CandidatesText.ModelMissing : CandidatesText.TextInvalid);
        return text;
    }

    private static int? Count(EntryForm form, string field, int most) =>
        int.TryParse(form.Trimmed(field), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= most ? count : null;
}
