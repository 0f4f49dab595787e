using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.Imports;
using MetaRouter.Data.Settings;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Features.Research.Exports;
using MetaRouter.Studio.Settings;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Research;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaRouter.Studio.Tests.Features.Research.Exports;

/// <summary>A researcher, generated votes of people who have all consented or not, and the parts of the page.</summary>
public sealed class ExportsFixture : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();
    private StudioOptions _options = null!;

    public ManualTimeProvider Time { get; } = new();

    public Guid Researcher { get; } = Guid.CreateVersion7();

    public StudioDatabase Database { get; private set; } = null!;

    public SettingsInUse Settings { get; private set; } = null!;

    public ExportFiles Files { get; private set; } = null!;

    public ExportJobs Jobs { get; private set; } = null!;

    public DatasetImport Datasets { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _options = new StudioOptions { DataDirectory = _folder.Path };
        Database = await StudioDatabase.OpenAsync(_folder.Path, None);
        await GeneratedComparisons.WriteAsync(Database, new() { Comparisons = 200, People = 10, AnswerCharacters = 50, WithdrawnShare = 0 }, null, None);
        Settings = new SettingsInUse(new SettingsStore(Database, Time), _options);
        Files = new ExportFiles(_options, Time);
        Jobs = new ExportJobs(new DatasetExport(Database, Time), Files, NullLogger<ExportJobs>.Instance);
        Datasets = new DatasetImport(Database, Time);
        Time.Advance(TimeSpan.FromDays(365));
    }

    public async Task DisposeAsync()
    {
        await Jobs.DisposeAsync();
        Settings.Dispose();
        Database.Dispose();
        _folder.Dispose();
    }

    public ExportsSession Session(Guid? person = null) =>
        new(new CurrentPerson(new SignedIn(person ?? Researcher)), Jobs, Files, Datasets, new VoteUploads(Datasets, _options), Settings);

    public Task<bool> AllowAsync() => Settings.ChangeAsync(Actor.Program, new ResearchSettings { ExportsWithoutConsent = true }, 0, "", None);

    public static DatasetRequest Request(DatasetKind kind = DatasetKind.Arena) => new() { Kind = kind };
}
