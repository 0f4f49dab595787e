using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Onnx.Tests.Preferences;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.Policies;

public sealed class FreePolicyTests : IDisposable
{
    private readonly MetaRouterModel _trained = MetaRouterModel.Load(RepositoryFiles.Path("models/metarouter/1"));

    [Fact]
    public void ChooseAll_OfManyQueries_ChoosesAsOneByOne()
    {
        var belief = _trained.Preference.Read(_trained.Preference.Empty);
        var points = People.Points(20, 4, 1);

        Assert.Equal(points.Select(point => _trained.Policy.Choose(belief, point)), _trained.Policy.ChooseAll(belief, points));
        Assert.Empty(_trained.Policy.ChooseAll(belief, []));
    }

    [Fact]
    public void Choose_WithACandidateMoved_FollowsIt()
    {
        var belief = _trained.Preference.Read(_trained.Preference.Empty);
        foreach (var point in People.Points(20, 5, 2))
        {
            var turned = new RoutingPoint([.. point.Qualities.Reverse()], [.. point.Costs.Reverse()], point.ExpectedUsd);
            Assert.Equal(_trained.Policy.Choose(belief, point), 4 - _trained.Policy.Choose(belief, turned));
        }
    }

    [Fact]
    public void Choose_OnABeliefWithoutLatent_SaysWhatToUse()
    {
        var model = new BayesianPreference();

        var problem = Assert.Throws<ArgumentException>(() => _trained.Policy.Choose(model.Read(model.Empty), People.Points(1, 3, 1)[0]));

        Assert.Contains("use the context encoder's", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _trained.Dispose();
}
