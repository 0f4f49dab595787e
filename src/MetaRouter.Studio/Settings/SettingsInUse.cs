using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Settings;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Settings;

/// <summary>
/// The settings in force. Readers take <see cref="Current"/> once for what they do; <see cref="Changed"/> is raised after every change, on any thread,
/// so that open pages can follow. Changes go to the database first.
/// </summary>
public sealed class SettingsInUse(SettingsStore store, StudioOptions options) : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private static readonly ImmutableArray<KnownSection> Sections =
    [
        KnownSection.Of<AccessSettings>("access", (settings, section) => settings with { Access = section }),
        KnownSection.Of<GuestOptions>("guests", (settings, section) => settings with { Guests = section }),
        KnownSection.Of<BudgetsOptions>("budgets", (settings, section) => settings with { Budgets = section }),
        KnownSection.Of<PairSelectorOptions>("pairs", (settings, section) => settings with { Pairs = section }),
        KnownSection.Of<PriceVisibility>("prices", (settings, section) => settings with { Prices = section }),
        KnownSection.Of<ConsentSettings>("consent", (settings, section) => settings with { Consent = section }),
        KnownSection.Of<ResearchSettings>("research", (settings, section) => settings with { Research = section }),
    ];

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile State _state = new(Configured(options), new Dictionary<string, int>(StringComparer.Ordinal));

    /// <summary>Raised after a change.</summary>
    public event Action? Changed;

    /// <summary>The settings.</summary>
    public StudioSettings Current => _state.Settings;

    /// <inheritdoc />
    public void Dispose() => _reading.Dispose();

    /// <summary>Reads what is stored; says so when it differs. Called at the start, and now and then for changes made by other processes.</summary>
    /// <exception cref="JsonException">A section was written by another program.</exception>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var rows = await store.ReadAsync(cancellationToken);
            var revisions = rows.ToDictionary(row => row.Name, row => row.Revision, StringComparer.Ordinal);
            if (revisions.Count == _state.Revisions.Count && revisions.All(row => _state.Revisions.GetValueOrDefault(row.Key) == row.Value)) return;
            _state = new State(rows.Aggregate(Configured(options), Apply), revisions);
        }
        finally
        {
            _reading.Release();
        }

        Changed?.Invoke();
    }

    /// <summary>One section with the revision that <see cref="ChangeAsync{TSection}"/> asks for.</summary>
    /// <typeparam name="TSection">A property's type of <see cref="StudioSettings"/>.</typeparam>
    /// <param name="choose">The section of the settings.</param>
    public SectionInUse<TSection> Section<TSection>(Func<StudioSettings, TSection> choose)
        where TSection : class
    {
        var state = _state;
        return new SectionInUse<TSection>(choose(state.Settings), state.Revisions.GetValueOrDefault(NameOf(typeof(TSection))));
    }

    /// <summary>Changes one section; false when it was changed elsewhere since it was read: <see cref="Current"/> then holds that change.</summary>
    /// <typeparam name="TSection">A property's type of <see cref="StudioSettings"/>.</typeparam>
    /// <param name="actor">Who does.</param>
    /// <param name="section">The new values, checked by the caller.</param>
    /// <param name="expectedRevision">The <see cref="SectionInUse{TSection}.Revision"/> that they were made from.</param>
    /// <param name="details">What changed, for the audit log.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<bool> ChangeAsync<TSection>(Actor actor, TSection section, int expectedRevision, string details, CancellationToken cancellationToken)
        where TSection : class
    {
        var name = NameOf(typeof(TSection));
        var saved = await store.SaveAsync(actor, name, JsonSerializer.Serialize(section, Json), expectedRevision, details, cancellationToken);
        await ReadAsync(cancellationToken);
        return saved;
    }

    private static StudioSettings Configured(StudioOptions options) => new() { Guests = options.Guests, Budgets = options.Budgets, Pairs = options.Pairs };

    private static StudioSettings Apply(StudioSettings settings, StoredSetting row) => Sections.SingleOrDefault(section => section.Name == row.Name)?.Apply(settings, row.Value) ?? settings;

    private static string NameOf(Type section) => Sections.SingleOrDefault(known => known.Type == section)?.Name
        ?? throw new ArgumentException($"{section.Name} is no section of the settings.", nameof(section));

    /// <summary>A property of the settings, and the row that holds it.</summary>
    private sealed record KnownSection(string Name, Type Type, Func<StudioSettings, string, StudioSettings> Apply)
    {
        public static KnownSection Of<TSection>(string name, Func<StudioSettings, TSection, StudioSettings> apply) => new(name, typeof(TSection), (settings, json) =>
            apply(settings, JsonSerializer.Deserialize<TSection>(json, Json) ?? throw new JsonException($"The section '{name}' of the settings is null.")));
    }

    private sealed record State(StudioSettings Settings, IReadOnlyDictionary<string, int> Revisions);
}

/// <summary>A section of the settings as it was read.</summary>
/// <typeparam name="TSection">A property's type of <see cref="StudioSettings"/>.</typeparam>
/// <param name="Value">Its values.</param>
/// <param name="Revision">Counts its changes; 0 while it is as configured.</param>
public sealed record SectionInUse<TSection>(TSection Value, int Revision);
