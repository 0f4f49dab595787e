using MetaRouter.Data.Auditing;
using MetaRouter.Data.PolicyVersions;

namespace MetaRouter.Data.Tests.PolicyVersions;

public abstract class PolicyStoreTests(StudioFixture studio) : IAsyncLifetime
{
    public sealed class OnSqlite() : PolicyStoreTests(new SqliteStudio());

    public sealed class OnPostgreSql() : PolicyStoreTests(new PostgreSqlStudio());

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Actor Admin = new(Guid.NewGuid(), "ada");

    private PolicyStore _policies = null!;

    public async Task InitializeAsync()
    {
        await studio.InitializeAsync();
        _policies = new PolicyStore(studio.Database, studio.Time);
    }

    public Task DisposeAsync() => studio.DisposeAsync();

    [Fact]
    public async Task Add_ReadBack_IsACandidateWithItsFiles()
    {
        var version = await AddAsync("one");

        Assert.True(Assert.Single(await _policies.ListAsync(None)) is { ModelVersion: "one", State: PolicyState.Candidate, ActivatedAt: null });
        Assert.Equal([1, 2, 3], (await _policies.FilesAsync(version.Id, None))["a.onnx"]);
        Assert.Empty(await _policies.FilesAsync(Guid.NewGuid(), None));
    }

    [Fact]
    public async Task Add_TheSameModelTwice_KeepsOne()
    {
        await AddAsync("one");

        Assert.False(await _policies.AddAsync(Admin, New("one"), Files, None));

        Assert.Single(await _policies.ListAsync(None));
    }

    [Fact]
    public async Task Activate_OneAfterTheOther_RetiresAndRollsBack()
    {
        var (configured, one, two) = (await AddAsync("configured"), await AddAsync("one"), await AddAsync("two"));

        Assert.True(await _policies.ActivateAsync(Admin, one.Id, "configured", None));
        Assert.Equal([PolicyState.Retired, PolicyState.Active, PolicyState.Candidate], await StatesAsync(configured, one, two));
        Assert.True(await _policies.ActivateAsync(Admin, two.Id, "one", None));
        Assert.Equal([PolicyState.Retired, PolicyState.Retired, PolicyState.Active], await StatesAsync(configured, one, two));

        Assert.True(await _policies.RollBackAsync(Admin, "two", None));
        Assert.Equal([PolicyState.Retired, PolicyState.Active, PolicyState.Retired], await StatesAsync(configured, one, two));
        Assert.False(await _policies.ActivateAsync(Admin, one.Id, "one", None));
        Assert.False(await _policies.ActivateAsync(Admin, Guid.NewGuid(), "one", None));
        var actions = (await new AuditLog(studio.Database).ReadAsync(3, null, None)).Select(entry => (entry.Action, entry.Details));
        Assert.Equal([("policy.rolled-back", "two → one"), ("policy.activated", "one → two"), ("policy.activated", "configured → one")], actions);
    }

    [Fact]
    public async Task RollBack_NothingBefore_ChangesNothing()
    {
        await AddAsync("configured");

        Assert.False(await _policies.RollBackAsync(Admin, "configured", None));
    }

    [Fact]
    public async Task Shadow_NeverTheOneInUse()
    {
        var (configured, one) = (await AddAsync("configured"), await AddAsync("one"));

        Assert.False(await _policies.SetShadowAsync(Admin, configured.Id, true, "configured", None));
        Assert.True(await _policies.SetShadowAsync(Admin, one.Id, true, "configured", None));
        Assert.Equal([PolicyState.Candidate, PolicyState.Shadow], await StatesAsync(configured, one));
        Assert.True(await _policies.SetShadowAsync(Admin, one.Id, false, "configured", None));
        Assert.Equal([PolicyState.Candidate, PolicyState.Candidate], await StatesAsync(configured, one));
    }

    [Fact]
    public async Task ShadowChoice_OfADecisionThatIsGone_IsNotKept()
    {
        var version = await AddAsync("one");
        var person = await studio.GuestAsync();
        var answer = await studio.RoutedAsync(person, "?");
        ShadowChoice Choice(Guid decision, string candidate) => new() { DecisionId = decision, PolicyVersionId = version.Id, CandidateId = candidate, CostWeight = 0.5 };

        Assert.False(await _policies.AddShadowChoiceAsync(Choice(Guid.NewGuid(), "a"), None));
        Assert.True(await _policies.AddShadowChoiceAsync(Choice(answer.DecisionId, answer.CandidateId), None));
        Assert.False(await _policies.AddShadowChoiceAsync(Choice(answer.DecisionId, "other"), None));

        Assert.Equal(new ShadowAgreement(1, 1), (await _policies.AgreementsAsync(None))[version.Id]);
        await studio.People.EraseAsync(person, None);
        Assert.Empty(await _policies.AgreementsAsync(None));
    }

    private static readonly Dictionary<string, byte[]> Files = new() { ["a.onnx"] = [1, 2, 3] };

    private static PolicyVersion New(string model) =>
        new() { Id = Guid.CreateVersion7(), Name = model, ModelVersion = model, Manifest = "{}", State = PolicyState.Candidate, AddedAt = default };

    private async Task<PolicyVersion> AddAsync(string model)
    {
        var version = New(model);
        Assert.True(await _policies.AddAsync(Admin, version, Files, None));
        return version;
    }

    private async Task<IEnumerable<PolicyState>> StatesAsync(params PolicyVersion[] versions)
    {
        var states = (await _policies.ListAsync(None)).ToDictionary(row => row.Id, row => row.State);
        return versions.Select(version => states[version.Id]);
    }
}
