using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Training.Tests.Evaluation.Adaptation;

public sealed class BeliefMeasuresTests
{
    [Fact]
    public void Explained_LinearFeature_IsAll()
    {
        double[] targets = [.. Enumerable.Range(0, 30).Select(index => 0.1 + 0.02 * index)];
        Assert.Equal(1, BeliefMeasures.Explained(targets, [.. targets.Select(target => new[] { 5 - 3 * target, 0 })]), 1e-6);
    }

    [Fact]
    public void Explained_Noise_IsLittle()
    {
        var random = new Random(1);
        double[] targets = [.. Enumerable.Range(0, 400).Select(_ => random.NextDouble())];
        Assert.InRange(BeliefMeasures.Explained(targets, [.. targets.Select(_ => new[] { random.NextDouble() })]), 0, 0.05);
    }

    [Fact]
    public void Explained_TooFewPeople_IsNotANumber() => Assert.Equal(double.NaN, BeliefMeasures.Explained([0.1, 0.9, 0.3], [[1], [2], [3]]));
}
