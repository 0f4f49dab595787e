using MetaRouter.Llm.Providers;
using MetaRouter.Llm.TimingOut;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Llm.Tests.Providers;

public sealed class ModelDiscoveryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task List_OfAServer_IsItsModelsByName()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.RequiredKey = "the-key";
        server.Script("zephyr", ProtocolReply.Text("a")).Script("alpha", ProtocolReply.Text("a"));

        var models = await new ModelDiscovery(TimeProvider.System).ListAsync(Access(server.Url, "the-key"), None);

        Assert.Equal(["alpha", "zephyr"], models.Select(model => model.Id));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("""{"data":[{"id":"b","context_length":8000},{"id":"a","max_model_len":"many"},{"name":"no id"},{"id":7},{"id":""},{"id":"b"}]}""")]
    [InlineData("""[{"id":"b","context_window":8000},{"id":"a"}]""")]
    public async Task List_InTheShapesOfCompatibleServers_IsRead(string body)
    {
        await using var server = await ProtocolServer.StartAsync();
        server.Models = ProtocolReply.Raw(200, "application/json", body);

        Assert.Equal([new OfferedModel("a", null), new OfferedModel("b", 8000)], await new ModelDiscovery(TimeProvider.System).ListAsync(Access(server.Url), None));
    }

    [Fact]
    public async Task List_KeyRefused_FailsInTheProvidersWordsWithoutTheKey()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.RequiredKey = "another";

        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => new ModelDiscovery(TimeProvider.System).ListAsync(Access(server.Url, "wrong-canary"), None));

        Assert.Equal(AnswerFailureKind.Unauthorised, failure.Kind);
        Assert.Contains("Incorrect API key provided", failure.ProviderWords, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", failure.ToString() + failure.ProviderWords, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>a page</html>")]
    [InlineData("""{"models":[]}""")]
    [InlineData("")]
    public async Task List_SomethingElse_IsMalformed(string body)
    {
        await using var server = await ProtocolServer.StartAsync();
        server.Models = ProtocolReply.Raw(200, "text/html", body);

        Assert.Equal(AnswerFailureKind.Malformed, (await Assert.ThrowsAsync<AnswerFailure>(() => new ModelDiscovery(TimeProvider.System).ListAsync(Access(server.Url), None))).Kind);
    }

    [Fact]
    public async Task List_ServerHangs_TimesOutAndIsCancelled()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.Models = ProtocolReply.Hang();
        var time = new ManualTimeProvider();
        var late = new ModelDiscovery(time).ListAsync(Access(server.Url), None);
        using var cancelled = new CancellationTokenSource();
        var given = new ModelDiscovery(time).ListAsync(Access(server.Url), cancelled.Token);

        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        time.Advance(ModelDiscovery.Patience);

        Assert.Equal(AnswerFailureKind.TimedOut, (await Assert.ThrowsAsync<AnswerFailure>(() => late)).Kind);
    }

    [Fact]
    public async Task Answers_AtAnAddress_IsWhetherSomethingListsModelsThere()
    {
        await using var server = await ProtocolServer.StartAsync();
        var discovery = new ModelDiscovery(TimeProvider.System);

        Assert.True(await discovery.AnswersAsync(server.Url, TimeSpan.FromSeconds(30), None));
        Assert.False(await discovery.AnswersAsync(new Uri("http://127.0.0.1:9"), TimeSpan.FromSeconds(30), None));
    }

    private static ProviderAccess Access(Uri url, string? key = null) => new("here", url, key, new AnswerTimeouts());
}
