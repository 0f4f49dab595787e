using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;
using MetaRouter.TestKit;
using MetaRouter.Training.MetaTraining;
using MetaRouter.Training.MetaTraining.Episodes;

namespace MetaRouter.Training.Tests.MetaTraining;

public sealed class MetaTrainingTests : IDisposable
{
    private static readonly MetaTrainingOptions Tiny = new() { Steps = 200, People = 24, Episodes = new EpisodeOptions { Queries = 16 } };

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Step_RepeatedAFewSeconds_ReducesValidationRegret(bool reinforce)
    {
        var data = ToyTable.Data();
        var validation = new ValidationSet(data.Validation, Tiny.Episodes with { StrengthShare = 1 }, 6, 200, 9);
        using var trainer = new MetaTrainer(data.Training, Tiny with { Reinforce = reinforce, LatentNoise = 0.1 }, seed: 3);

        var before = Measure(trainer, validation);
        while (trainer.Steps < Tiny.Steps) trainer.Step();
        var after = Measure(trainer, validation);

        Assert.InRange(before.StructuredRegret, 0.8, 1.2);
        Assert.InRange(after.StructuredRegret, 0, 0.8 * before.StructuredRegret);
        Assert.InRange(after.FreeRegret, -0.2, 0.9);
        Assert.InRange(after.ExplainedWeight, 0.3, 1);
        Assert.InRange(validation.RemainingRegret(new BayesianPreference()), 0, 0.6);
    }

    [Fact]
    public void Restore_OfAStoppedTraining_GoesOnAsIfNeverStopped()
    {
        var data = ToyTable.Data();
        using var whole = new MetaTrainer(data.Training, Tiny, seed: 3);
        using var first = new MetaTrainer(data.Training, Tiny, seed: 3);
        using var second = new MetaTrainer(data.Training, Tiny, seed: 3);

        for (var step = 0; step < 3; step++) first.Step();
        second.Restore(first.Save());
        for (var step = 0; step < 2; step++) second.Step();
        for (var step = 0; step < 5; step++) whole.Step();

        Assert.Equal(whole.Save().Values[0], second.Save().Values[0]);
    }

    [Fact]
    public async Task RunAsync_StoppedByTime_LeavesFilesAndGoesOn()
    {
        var options = Tiny with { Steps = 12 };
        var run = new MetaTrainingRun(ToyTable.Data(), options, 3, "metarouter train metarouter", TimeProvider.System);
        var reports = new List<MetaTrainingProgress>();

        var stopped = await run.RunAsync(_folder.Path, TimeSpan.Zero, null, null, CancellationToken.None);
        Assert.False(stopped.IsComplete);
        Assert.True(File.Exists(Path.Combine(_folder.Path, MetaTrainingRun.StateFile)));
        var finished = await run.RunAsync(_folder.Path, null, null, new Collected<MetaTrainingProgress>(reports), CancellationToken.None);

        Assert.True(finished.IsComplete);
        Assert.Equal(12, Assert.Single(reports).Step);
        Assert.False(File.Exists(Path.Combine(_folder.Path, MetaTrainingRun.StateFile)));
        Assert.True(File.Exists(Path.Combine(_folder.Path, MetaTrainingRun.RunFile)));
        using var model = MetaRouterModel.Load(_folder.Path);
        Assert.Equal("log", model.Manifest.CostScaling);
        Assert.InRange(finished.Metrics["validation_remaining_regret_structured_0"], 0.9, 1.1);
    }

    [Fact]
    public async Task RunAsync_WithTheStateOfSomethingElse_IsRefused()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, MetaTrainingRun.StateFile), "something else");
        var run = new MetaTrainingRun(ToyTable.Data(), Tiny, 3, "metarouter train metarouter", TimeProvider.System);

        var problem = await Assert.ThrowsAsync<ModelFileException>(() => run.RunAsync(_folder.Path, null, null, null, CancellationToken.None));

        Assert.Contains("Delete it to start anew", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_StateLeftByAnotherCommand_IsRefused()
    {
        var options = Tiny with { Steps = 12 };
        await new MetaTrainingRun(ToyTable.Data(), options, 3, "metarouter train metarouter --seed 3", TimeProvider.System)
            .RunAsync(_folder.Path, TimeSpan.Zero, null, null, CancellationToken.None);
        var other = new MetaTrainingRun(ToyTable.Data(), options, 4, "metarouter train metarouter --seed 4", TimeProvider.System);

        var problem = await Assert.ThrowsAsync<ModelFileException>(() => other.RunAsync(_folder.Path, null, null, null, CancellationToken.None));

        Assert.Contains("left by another command", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ValidationMeasures Measure(MetaTrainer trainer, ValidationSet validation)
    {
        using var networks = trainer.OpenForward();
        return validation.Measure(networks);
    }

    private sealed class Collected<T>(List<T> reports) : IProgress<T>
    {
        public void Report(T value) => reports.Add(value);
    }
}
