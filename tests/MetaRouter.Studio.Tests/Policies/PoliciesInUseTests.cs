using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Policies;

namespace MetaRouter.Studio.Tests.Policies;

/// <summary>Switching the model while people are at work.</summary>
public sealed class PoliciesInUseTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private StudioParts _studio = null!;
    private Guid _person;

    private PoliciesInUse Policies => _studio.Get<PoliciesInUse>();

    private PolicyStore Store => _studio.Get<PolicyStore>();

    private PreferenceModelInUse InUse => _studio.Get<PreferenceModelInUse>();

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _person = await _studio.GuestAsync();
        await Policies.RegisterAsync(None);
        await Policies.ReadAsync(None);
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Register_Twice_HasTheConfiguredAndTheBayesianOnce()
    {
        await Policies.RegisterAsync(None);

        var versions = await Store.ListAsync(None);
        Assert.Equal(new[] { "bayesian-grid-1", Policies.ConfiguredModel }.Order(), versions.Select(version => version.ModelVersion).Order());
        Assert.All(versions, version => Assert.Equal(PolicyState.Candidate, version.State));
    }

    [Fact]
    public async Task Activate_AnUploadedOne_IsUsedAtOnceAndStatesAreRebuilt()
    {
        await VoteAsync();
        await VoteAsync();
        var before = await _studio.CostWeightAsync(_person);
        var uploaded = await UploadAsync("one");

        await ActivateAsync(uploaded);

        Assert.Equal(uploaded.ModelVersion, InUse.Model.Version);
        Assert.Null(InUse.Refusal);
        // The same numbers under another hash: rebuilt from the contexts, they say the same.
        Assert.Equal(before, await _studio.CostWeightAsync(_person), 9);
        Assert.Equal(uploaded.ModelVersion, (await PersonAsync()).Preference!.Version);
    }

    [Fact]
    public async Task RollBack_AfterAVoteUnderTheNewOne_KeepsThatVote()
    {
        await VoteAsync();
        await ActivateAsync(await UploadAsync("one"));
        await VoteAsync();

        Assert.True(await Store.RollBackAsync(Actor.Program, InUse.Model.Version, None));
        await Policies.ReadAsync(None);

        Assert.Equal(Policies.ConfiguredModel, InUse.Model.Version);
        var belief = await _studio.Get<PersonPreference>().BeliefAsync(await PersonAsync(), None);
        Assert.Equal(2, belief.ComparisonCount);
    }

    [Fact]
    public async Task Votes_WhileModelsAreSwitched_AreAllCountedAndReadable()
    {
        var bayesian = (await Store.ListAsync(None)).Single(version => version.ModelVersion != Policies.ConfiguredModel);
        var open = new List<Comparison>();
        foreach (var entry in _studio.Pools.Onboarding.Take(8)) open.Add(await _studio.AnsweredAsync(_person, entry.Sample.Question.Query));
        var (mine, other) = (InUse.Current, OpenedPreference.Bayesian());
        using var done = new CancellationTokenSource();
        var switching = Task.Run(() =>
        {
            for (var turn = 0; !done.IsCancellationRequested; turn++) InUse.Use(turn % 2 == 0 ? other : mine);
        });

        var results = await Task.WhenAll(open.Select(comparison => Task.Run(() => VoteOnAsync(comparison))));
        await done.CancelAsync();
        await switching;

        Assert.All(results, result => Assert.Equal(VoteResult.Recorded, result));
        foreach (var model in new[] { mine, other })
        {
            InUse.Use(model);
            var belief = await _studio.Get<PersonPreference>().BeliefAsync(await PersonAsync(), None);
            Assert.Equal(8, belief.ComparisonCount);
            var rebuilt = HeldPreference.Of(model.Model, await _studio.Comparisons.ContextsAsync(_person, None)).Belief;
            Assert.Equal(rebuilt.CostWeight, belief.CostWeight, 9);
        }

        Assert.Equal(PolicyState.Candidate, bayesian.State);
    }

    [Fact]
    public async Task Read_ActiveVersionThatCannotBeOpened_LetsTheConfiguredOneStandInAndSaysWhy()
    {
        var broken = new PolicyVersion { Id = Guid.CreateVersion7(), Name = "broken", ModelVersion = "broken", Manifest = "{}", State = PolicyState.Candidate, AddedAt = default };
        await Store.AddAsync(Actor.Program, broken, new Dictionary<string, byte[]>(), None);

        await ActivateAsync(broken);
        Assert.Equal(Policies.ConfiguredModel, InUse.Model.Version);
        Assert.NotNull(InUse.Refusal);

        await Store.RollBackAsync(Actor.Program, InUse.Model.Version, None);
        await Policies.ReadAsync(None);
        Assert.Null(InUse.Refusal);
    }

    private async Task<PolicyVersion> UploadAsync(string mark)
    {
        var artifact = _studio.Get<PolicyArtifact>().Check(MadeUpArtifact.Files(mark));
        Assert.Null(artifact.Refusal);
        Assert.True(await Store.AddAsync(Actor.Program, artifact.Version!, artifact.Files, None));
        return artifact.Version!;
    }

    private async Task ActivateAsync(PolicyVersion version)
    {
        Assert.True(await Store.ActivateAsync(Actor.Program, version.Id, InUse.Model.Version, None));
        await Policies.ReadAsync(None);
    }

    private async Task VoteAsync()
    {
        var question = (await _studio.Asking.SuggestAsync(_person, None))!.Sample.Question.Query;
        Assert.Equal(VoteResult.Recorded, await VoteOnAsync(await _studio.AnsweredAsync(_person, question)));
    }

    private Task<VoteResult> VoteOnAsync(Comparison open)
    {
        return _studio.Voting.VoteAsync(new Vote(_person, open.Id, Choice.BBetter, Tag(open.Left), Tag(open.Right), null), None);

        static PriceTag Tag(ComparisonAnswer answer) => new(answer.Cost!.Value, IsExpected: false);
    }

    private async Task<Person> PersonAsync() => (await _studio.People.FindAsync(_person, None))!;
}
