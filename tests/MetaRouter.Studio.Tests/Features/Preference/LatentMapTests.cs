using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Preference;

namespace MetaRouter.Studio.Tests.Features.Preference;

public sealed class LatentMapTests : IAsyncLifetime
{
    private static readonly PreferenceModelInUse Latent = new(new LatentTestModel("latent"), LatentTestModel.View);
    private static readonly StoredContext[] Contexts = [Context(Choice.BMuchBetter), Context(Choice.BBetter), Context(Choice.BMuchBetter)];

    private StudioParts _studio = null!;

    public async Task InitializeAsync() => _studio = await StudioParts.CreateAsync(preferenceModel: Latent);

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public void Draw_Comparisons_MakesAStepOfEach()
    {
        var map = new LatentMap(Latent, _studio.Pools).Draw(Contexts, 7)!;

        Assert.Equal(7, map.Revision);
        Assert.Equal([0, 1, 2, 3], map.Path.Select(step => (int)step.Y));
        Assert.Equal(0.5, map.Path[0].CostWeight, 6);
        Assert.True(map.Path[^1].CostWeight > map.Path[0].CostWeight);
        Assert.Equal(map.Ellipse[0], map.Ellipse[^1]);
        Assert.Equal(map.Path[^1].X, (map.Ellipse.Max(point => point.X) + map.Ellipse.Min(point => point.X)) / 2, 6);
    }

    [Fact]
    public void Draw_Landmarks_RiseWithTheirCostWeight()
    {
        var landmarks = new LatentMap(Latent, _studio.Pools).Draw([], 1)!.Landmarks;

        Assert.Equal([0.1, 0.3, 0.5, 0.7, 0.9], landmarks.Select(landmark => landmark.CostWeight));
        Assert.Equal(landmarks, landmarks.OrderBy(landmark => landmark.X));
    }

    [Fact]
    public void Draw_ManyComparisons_KeepsTheEndOfThePath()
    {
        var map = new LatentMap(Latent, _studio.Pools).Draw([.. Enumerable.Repeat(Contexts[0], 100)], 1)!;

        Assert.Equal(60, map.Path.Count);
        Assert.Equal(100, map.Path[^1].Y);
    }

    [Fact]
    public void Draw_ModelWithoutLatent_IsNone() =>
        Assert.Null(new LatentMap(new PreferenceModelInUse(new BayesianPreference()), _studio.Pools).Draw(Contexts, 1));

    private static StoredContext Context(Choice choice) => new(Guid.NewGuid(), 1, DateTimeOffset.UnixEpoch, choice, 0.9, 0.6, 0.8, 0.2, null);
}
