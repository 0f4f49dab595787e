using MetaRouter.Core.Candidates;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Probes;
using MetaRouter.Data.Tests.Budgets;

namespace MetaRouter.Data.Tests.Probes;

public abstract class ProbeStoreTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : ProbeStoreTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ProbeStoreTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ProbeStore _probes = new(studio.Database, studio.Time);

    [Fact]
    public async Task Start_CandidateIsBeingMeasured_IsRefusedUntilThatStops()
    {
        var actor = await ActorAsync();
        var first = New(actor, "one/at-a-time");
        Assert.Equal(ProbeBegin.Begun, await _probes.StartAsync(actor, first, None));
        Assert.Equal(ProbeBegin.AlreadyRunning, await _probes.StartAsync(actor, New(actor, "one/at-a-time"), None));
        Assert.True(await _probes.StopAsync(actor, first.Id, "Enough.", None));
        Assert.Equal(ProbeBegin.Begun, await _probes.StartAsync(actor, New(actor, "one/at-a-time"), None));
        Assert.Equal(ProbeBegin.AlreadyRunning, await _probes.ResumeAsync(actor, first.Id, None));
    }

    [Fact]
    public async Task Start_ManyAtOnce_BeginOne()
    {
        var actor = await ActorAsync();
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _probes.StartAsync(actor, New(actor, "all/at-once"), None)));
        Assert.Single(begun, result => result == ProbeBegin.Begun);
    }

    [Fact]
    public async Task Start_UnknownSet_IsRefused()
    {
        var actor = await ActorAsync();
        Assert.Equal(ProbeBegin.NotFound, await _probes.StartAsync(actor, New(actor, "no/set") with { SetId = Guid.NewGuid() }, None));
    }

    [Fact]
    public async Task Resume_StoppedProbe_KeepsItsAnswersAndForgetsTheReason()
    {
        var (actor, probe) = await StartedAsync("stop/resume");
        Assert.True(await _probes.SaveAnswerAsync(Answer(probe, 0, 0.5), None));
        await _probes.StopAsync(actor, probe.Id, "Enough.", None);
        Assert.Equal((ProbeState.Stopped, "Enough."), await StateAsync(probe));
        // What was paid for is kept, although nobody may go on.
        Assert.False(await _probes.SaveAnswerAsync(Answer(probe, 1, 0.75), None));

        Assert.Equal(ProbeBegin.Begun, await _probes.ResumeAsync(actor, probe.Id, None));

        Assert.Equal((ProbeState.Running, null), await StateAsync(probe));
        Assert.Equal([0, 1], (await _probes.AnswersAsync(probe.Id, None)).Select(answer => answer.Index));
        var audited = (await new AuditLog(studio.Database).ReadAsync(100, null, None)).Where(entry => entry.Subject == "stop/resume");
        Assert.Equal(["probe.resumed", "probe.stopped", "probe.started"], audited.Select(entry => entry.Action));
    }

    [Fact]
    public async Task Interrupt_RunningProbes_AreStopped()
    {
        var (actor, probe) = await StartedAsync("left/running");
        Assert.True(await _probes.InterruptAsync("The program ended.", None) >= 1);
        Assert.Equal((ProbeState.Stopped, "The program ended."), await StateAsync(probe));
        Assert.Equal(ProbeBegin.Begun, await _probes.ResumeAsync(actor, probe.Id, None));
    }

    [Fact]
    public async Task SaveAnswer_SameQuestionAgain_ReplacesIt()
    {
        var (_, probe) = await StartedAsync("answer/again");
        await _probes.SaveAnswerAsync(Answer(probe, 0, null) with { Text = "", Failure = "Busy." }, None);
        var graded = Answer(probe, 0, 0.25) with { Reasoning = "Half right.", Cost = new Cost(0.001m), Duration = TimeSpan.FromSeconds(2) };
        await _probes.SaveAnswerAsync(graded, None);
        Assert.Equal(graded, Assert.Single(await _probes.AnswersAsync(probe.Id, None)));
    }

    [Fact]
    public async Task Measurements_TwoCompletedProbes_NewestFirstWithoutTheDiscarded()
    {
        var (actor, old) = await StartedAsync("measured/twice", Answered(0.25, null));
        await _probes.CompleteAsync(old.Id, None);
        var (_, young) = await StartedAsync("measured/twice", Answered(0.75, 1));
        Assert.DoesNotContain(0.75, await GradesAsync());
        await _probes.CompleteAsync(young.Id, None);

        Assert.Equal([0.75, 1, 0.25, null], await GradesAsync());
        Assert.False(await _probes.CompleteAsync(young.Id, None));

        Assert.True(await _probes.DiscardAsync(actor, young.Id, None));
        Assert.False(await _probes.DiscardAsync(actor, young.Id, None));
        Assert.Equal([0.25, null], await GradesAsync());

        async Task<IEnumerable<double?>> GradesAsync() =>
            (await _probes.MeasurementsAsync(None)).Where(measured => measured.CandidateId == "measured/twice").Select(measured => measured.Quality);
    }

    [Fact]
    public async Task List_HowFarEachHasCome_IsCounted()
    {
        var (_, probe) = await StartedAsync("how/far", Answered(0.5, 1, null));
        await _probes.SaveAnswerAsync(Answer(probe, 3, null) with { Text = "", Failure = "Busy." }, None);
        var (_, empty) = await StartedAsync("not/far");

        var listed = (await _probes.ListAsync(None)).ToDictionary(row => row.Probe.Id, row => row.Standing);
        Assert.Equal(new ProbeStanding(3, 2, 0.75), listed[probe.Id]);
        Assert.Equal(new ProbeStanding(0, 0, null), listed[empty.Id]);
    }

    [Fact]
    public async Task Spent_CallsOfTheProbe_AreSummed()
    {
        await using var bench = await LedgerBench.CreateAsync(studio.Database);
        var (actor, probe) = await StartedAsync("what/it-cost");
        foreach (var tokens in new[] { 10L, 20L })
        {
            var spender = LedgerBench.Spender(actor.PersonId!.Value) with { TurnId = probe.Id, Purpose = Core.Budgets.ChargePurpose.Probe };
            await bench.SettleAsync(await bench.ReserveAsync(spender, tokens), tokens);
        }

        Assert.Equal(LedgerBench.Tokens(30), await _probes.SpentAsync(probe.Id, None));
        Assert.Equal(Cost.Zero, await _probes.SpentAsync(Guid.NewGuid(), None));
    }

    internal static Probe New(Actor actor, string candidateId) => new()
    {
        Id = Guid.CreateVersion7(),
        CandidateId = candidateId,
        Grading = ProbeGrading.Reference,
        Count = 4,
        ExpectedCost = new Cost(0.5m),
        StartedBy = actor.PersonId!.Value,
        StartedAt = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
    };

    private async Task<Actor> ActorAsync() => new(await studio.GuestAsync(), "admin");

    private async Task<(Actor Actor, Probe Probe)> StartedAsync(string candidateId, Func<Probe, IEnumerable<ProbeAnswer>>? answers = null)
    {
        var actor = await ActorAsync();
        var probe = New(actor, candidateId);
        Assert.Equal(ProbeBegin.Begun, await _probes.StartAsync(actor, probe, None));
        foreach (var answer in answers?.Invoke(probe) ?? []) await _probes.SaveAnswerAsync(answer, None);
        return (actor, probe);
    }

    private async Task<(ProbeState, string?)> StateAsync(Probe probe)
    {
        var found = (await _probes.FindAsync(probe.Id, None))!;
        return (found.State, found.StopReason);
    }

    private static Func<Probe, IEnumerable<ProbeAnswer>> Answered(params double?[] grades) => probe => grades.Select((grade, index) => Answer(probe, index, grade));

    private static ProbeAnswer Answer(Probe probe, int index, double? quality) => new()
    {
        ProbeId = probe.Id,
        Index = index,
        Query = $"Question {index}",
        Text = "An answer.",
        Quality = quality,
        InputTokens = 10,
        OutputTokens = 20,
        At = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000),
    };
}
