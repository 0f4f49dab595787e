using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Features.Preference;

namespace MetaRouter.Studio.Tests.Features.Preference;

/// <summary>Named profiles and pins, through the page's session.</summary>
public sealed class ProfilesTests : IAsyncLifetime
{
    private readonly PreferenceFixture _fixture = new();
    private PreferenceSession _session = null!;

    private double CostWeight => _session.Place!.CostWeight;

    public async Task InitializeAsync()
    {
        await _fixture.InitializeAsync();
        _session = _fixture.Session();
        await _session.LoadAsync();
    }

    public async Task DisposeAsync()
    {
        _session.Dispose();
        await _fixture.DisposeAsync();
    }

    [Fact]
    public async Task Use_AnotherProfile_LearnsFromItsOwnComparisonsOnly()
    {
        var prior = CostWeight;
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        await _session.LoadAsync();
        var first = CostWeight;
        var work = await CreateAsync("work");

        Assert.Equal(ProfileResult.Done, await _session.UseProfileAsync(work));

        Assert.Equal((work, "work"), (_session.ProfileInUse, _session.ProfileName));
        Assert.Equal(prior, CostWeight, 9);
        Assert.Equal(0, _session.Place!.Belief.ComparisonCount);
        await _fixture.JudgeAsync(Choice.AMuchBetter, question: 1);
        await _session.LoadAsync();
        Assert.True(CostWeight < prior);
        await _session.UseProfileAsync(null);
        Assert.Equal(first, CostWeight, 9);
        Assert.Single(_session.Place!.Contexts);
    }

    [Fact]
    public async Task Reset_ProfileInUse_LeavesTheOthersAlone()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        await _session.LoadAsync();
        var first = CostWeight;
        await _session.UseProfileAsync(await CreateAsync("work"));
        await _fixture.JudgeAsync(Choice.BMuchBetter, question: 1);

        await _session.ResetAsync();

        Assert.Equal(0, _session.Place!.Belief.ComparisonCount);
        await _session.UseProfileAsync(null);
        Assert.Equal(first, CostWeight, 9);
    }

    [Fact]
    public async Task Delete_ProfileInUse_GoesBackToTheFirst()
    {
        await _fixture.JudgeAsync(Choice.BMuchBetter);
        await _session.LoadAsync();
        var first = CostWeight;
        var work = await CreateAsync("work");
        await _session.UseProfileAsync(work);
        var judged = await _fixture.JudgeAsync(Choice.AMuchBetter, question: 1);

        Assert.Equal(ProfileResult.Done, await _session.DeleteProfileAsync(work));

        Assert.Null(_session.ProfileInUse);
        Assert.Empty(_session.Profiles);
        Assert.Equal(first, CostWeight, 9);
        var left = _session.History.Single(comparison => comparison.Id == judged);
        Assert.Equal(PreferenceText.NotProfile, HistoryWords.Counting(left, null));
    }

    [Fact]
    public async Task Withdraw_ComparisonOfAnotherProfile_IsForgottenThere()
    {
        var prior = CostWeight;
        var judged = await _fixture.JudgeAsync(Choice.BMuchBetter);
        await _session.LoadAsync();
        await _session.UseProfileAsync(await CreateAsync("work"));

        Assert.Equal(WithdrawalResult.Withdrawn, await _session.WithdrawAsync(judged));

        Assert.Equal(prior, CostWeight, 9);
        await _session.UseProfileAsync(null);
        Assert.Equal(prior, CostWeight, 9);
    }

    [Fact]
    public async Task Pin_Set_OverridesWhatWasLearnedAndIsDrawnBesideIt()
    {
        await _fixture.JudgeAsync(Choice.AMuchBetter);
        await _session.LoadAsync();
        var learned = (CostWeight, _session.Plot!.Person);

        Assert.Equal(ProfileResult.Done, await _session.PinAsync(0.9));

        Assert.Equal((0.9, learned.CostWeight), (CostWeight, _session.Place!.Belief.CostWeight));
        Assert.Equal(learned.Person, _session.Plot!.Learned);
        Assert.True(_session.Plot.Person!.Value.UsdPerThousand < learned.Person!.Value.UsdPerThousand);
        Assert.Equal(_session.Place.Frontier.PointAt(0.9), _session.Outlook!.Routing);
        var stated = await _fixture.StatedAsync();
        Assert.Equal((0.9, PreferenceSource.Pinned), (stated.CostWeight, stated.Source));
        await _session.PinAsync(null);
        Assert.Null(_session.Plot.Learned);
        Assert.Equal(learned.CostWeight, (await _fixture.StatedAsync()).CostWeight, 9);
    }

    [Fact]
    public async Task Pin_InOneProfile_IsNotInTheOther()
    {
        await _session.PinAsync(0.9);
        var work = await CreateAsync("work");

        await _session.UseProfileAsync(work);

        Assert.Null(_session.Place!.Pinned);
        await _session.PinAsync(0.1);
        Assert.Equal((0.9, 0.1), (_session.FirstPin!.Value, _session.Profiles.Single().PinnedCostWeight!.Value));
        await _session.UseProfileAsync(null);
        Assert.Equal(0.9, CostWeight);
    }

    [Fact]
    public async Task Preview_Moved_KeepsNothing()
    {
        var revision = _session.Plot!.Revision;

        _session.PreviewPin(0.9);

        Assert.Equal(0.9, CostWeight);
        Assert.True(_session.Plot.Revision > revision);
        await _session.LoadAsync();
        Assert.Null(_session.Place!.Pinned);
    }

    private async Task<Guid> CreateAsync(string name)
    {
        Assert.Equal(ProfileResult.Done, await _session.CreateProfileAsync(name));
        return _session.Profiles.Single(profile => profile.Name == name).Id;
    }
}
