using MetaRouter.Training.MetaTraining;

namespace MetaRouter.Training.Tests.MetaTraining;

public sealed class BeliefCalibrationTests
{
    [Fact]
    public void Of_BeliefsThatKnowNothing_WidensWhatIsTooSure()
    {
        var data = ToyTable.Data();
        var options = new MetaTrainingOptions();
        using var trainer = new MetaTrainer(data.Training, options, seed: 1);
        var set = new ValidationSet(data.Validation, options.Episodes, 6, 300, 1);
        using var networks = trainer.OpenForward();
        var shape = networks.Run(set.Batch)["shape"];

        var factor = BeliefCalibration.Of(trainer, data, options.Episodes, 2);

        // Untrained networks believe about Beta(1.7, 1.7) of everyone: too sure of the middle.
        Assert.Equal(0.75, factor);
        Assert.True(set.Coverage(shape, 0.75) > set.Coverage(shape, 1.75));
    }
}
