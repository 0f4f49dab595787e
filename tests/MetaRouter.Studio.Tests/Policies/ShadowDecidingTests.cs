using MetaRouter.Data.Auditing;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Policies;
using MetaRouter.Studio.Routing;

namespace MetaRouter.Studio.Tests.Policies;

public sealed class ShadowDecidingTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private StudioParts _studio = null!;
    private Guid _person;
    private Guid _shadow;

    private PolicyStore Store => _studio.Get<PolicyStore>();

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _person = await _studio.GuestAsync();
        var policies = _studio.Get<PoliciesInUse>();
        await policies.RegisterAsync(None);
        _shadow = (await Store.ListAsync(None)).Single(version => version.ModelVersion != policies.ConfiguredModel).Id;
        await Store.SetShadowAsync(Actor.Program, _shadow, true, policies.ConfiguredModel, None);
        await policies.ReadAsync(None);
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task RoutedAnswer_WithAShadow_KeepsWhatItWouldHaveChosen()
    {
        var shadows = _studio.Get<ShadowDeciding>();
        await shadows.StartAsync(None);

        await RouteAsync();
        await shadows.StopAsync(None);

        Assert.Equal(1, (await Store.AgreementsAsync(None))[_shadow].Decisions);
    }

    [Fact]
    public async Task Decide_PersonIsGone_IsHarmless()
    {
        var run = await RouteAsync();
        await _studio.People.EraseAsync(_person, None);

        await _studio.Get<ShadowDeciding>().DecideAsync(new MadeDecision(Guid.NewGuid(), _person, run.Inputs), None);

        Assert.Empty(await Store.AgreementsAsync(None));
    }

    private async Task<RoutedRun> RouteAsync()
    {
        var asked = await _studio.Get<QuestionRouting>().AskAsync(new AskRequest(_person, _studio.Pools.Samples[0].Question.Query), None);
        await asked.Run!.Completion;
        return asked.Run;
    }
}
