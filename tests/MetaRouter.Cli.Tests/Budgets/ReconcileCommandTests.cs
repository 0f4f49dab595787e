using System.Text.Json;
using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Data.Storage;
using MetaRouter.TestKit;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Cli.Tests.Budgets;

public sealed class ReconcileCommandTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reconcile_SoundLedger_Succeeds()
    {
        using var database = await SpendAsync();
        var run = await CommandLineRun.OfAsync("", "reconcile", "--data", _folder.Path);
        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.Contains("charges          1, 0 of them under way", run.Output, StringComparison.Ordinal);
        Assert.Contains("$0.0005", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reconcile_TotalThatIsNotItsCharges_FailsLoudlyAndSaysWhere()
    {
        using var database = await SpendAsync();
        await using (var context = database.CreateContext())
            await context.BudgetPeriods.ExecuteUpdateAsync(update => update.SetProperty(period => period.Spent, period => period.Spent + 7));

        var table = await CommandLineRun.OfAsync("", "reconcile", "--data", _folder.Path);
        Assert.Equal(ExitCode.Drift, table.ExitCode);
        Assert.Contains("THE LEDGER DRIFTS: 1 budget periods", table.Error, StringComparison.Ordinal);
        Assert.Contains("DRIFT instance", table.Output, StringComparison.Ordinal);
        Assert.Contains("spent $0.000500000007, by charges $0.0005", table.Output, StringComparison.Ordinal);

        var json = await CommandLineRun.OfAsync("", "reconcile", "--data", _folder.Path, "--format", "json");
        Assert.Equal(ExitCode.Drift, json.ExitCode);
        using var document = JsonDocument.Parse(json.Output);
        Assert.False(document.RootElement.GetProperty("sound").GetBoolean());
        Assert.Equal(500_000_007, document.RootElement.GetProperty("drifting_periods")[0].GetProperty("spent").GetInt64());
    }

    [Fact]
    public async Task Reconcile_DirectoryWithoutDatabase_IsRefusedAndLeftAlone()
    {
        var run = await CommandLineRun.OfAsync("", "reconcile", "--data", _folder.Path);
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("--data", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Reconcile_NoConnectionString_IsRefusedInWords()
    {
        var run = await CommandLineRun.OfAsync("", "reconcile", "--postgres", "nonsense");
        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("connection string", run.Error, StringComparison.Ordinal);
    }

    /// <summary>One settled charge of half a tenth of a cent.</summary>
    private async Task<StudioDatabase> SpendAsync()
    {
        var database = await StudioDatabase.OpenAsync(_folder.Path, None);
        await using var presence = await HostPresence.ShowAsync(database, None);
        var ledger = new SpendLedger(database, presence, TimeProvider.System);
        var candidate = new CandidateModel { Id = "a", Name = "A", Maker = "m", ProviderId = "p", ProviderModel = "a", Price = new TokenPrice(1, 1, "v1") };
        var spender = new Spender { Purpose = ChargePurpose.Probe, Budgets = [new Budget(Budget.InstanceKey, new Cost(1), BudgetCalendar.Daily)] };
        var reserved = await ledger.ReserveAsync(spender, [new PlannedCall(candidate, new Cost(0.001m))], None);
        await ledger.SettleAsync(reserved.Reservations[0], new TokenUsage(400, 100), new Cost(0.0005m), None);
        return database;
    }
}
