using MetaRouter.Core.Quality;

namespace MetaRouter.Core.Tests.Quality;

public sealed class NormalUpdateTests
{
    [Fact]
    public void Posterior_FlatLikelihood_ChangesNothing()
    {
        var (mean, variance) = NormalUpdate.Posterior(0.3, 0.04, _ => 0.5);
        Assert.Equal(0.3, mean, 12);
        Assert.Equal(0.04, variance, 1e-4);
    }

    [Fact]
    public void Posterior_NormalLikelihood_IsTheConjugateOne()
    {
        var (mean, variance) = NormalUpdate.Posterior(0.3, 0.04, value => Math.Exp(-(value - 0.5) * (value - 0.5) / (2 * 0.04)));
        Assert.Equal(0.4, mean, 1e-4);
        Assert.Equal(0.02, variance, 1e-4);
    }
}
