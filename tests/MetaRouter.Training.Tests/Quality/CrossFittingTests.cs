using MetaRouter.Training.Quality;

namespace MetaRouter.Training.Tests.Quality;

public sealed class CrossFittingTests
{
    [Fact]
    public void Plan_EveryRow_IsPredictedOnceAndNeverByAFitThatSawIt()
    {
        var folds = CrossFitting.Plan(23, 5, new Random(1)).ToArray();

        Assert.Equal(Enumerable.Range(0, 23), folds.SelectMany(fold => fold.Predicted).Order());
        Assert.All(folds, fold => Assert.Empty(fold.Fitted.Intersect(fold.Predicted)));
        Assert.All(folds, fold => Assert.Equal(23, fold.Fitted.Length + fold.Predicted.Length));
    }

    [Fact]
    public void Plan_FewerRowsThanFolds_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => CrossFitting.Plan(3, 5, new Random(1)));
}
