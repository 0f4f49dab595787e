using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Providers;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.Llm.TimingOut;
using MetaRouter.TestKit.Protocol;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.AI;

namespace MetaRouter.Llm.Tests.Providers;

public sealed class ChatClientDirectoryTests : IDisposable
{
    private readonly TestBank _files = new();
    private readonly FakeLedger _ledger = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task Call_CandidateOfAProvider_AsksItWithTheKeyOfItsVariable()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.RequiredKey = "the-key";
        var provider = new ProviderOptions { Id = "local", BaseUrl = server.Url.ToString(), ApiKeyVariable = "LOCAL_KEY" };
        var directory = Directory([provider], variable => variable == "LOCAL_KEY" ? " the-key\n" : null);

        var answer = await directory.Call(Candidate("local", "some-model"), FakeLedger.Spender).Client.GetResponseAsync("?");

        Assert.Equal("A plain answer of some words.", answer.Text);
        Assert.Equal("some-model", Assert.Single(server.Requests).Model);
        Assert.Equal(["reserved", "sent", "settled"], _ledger.Events);
    }

    [Fact]
    public async Task Call_CandidateOfAProvider_RetriesAndTimesOut()
    {
        await using var server = await ProtocolServer.StartAsync();
        server.Script("m", ProtocolReply.Error(500, "Not now.", retryAfter: "0"), ProtocolReply.Hang());
        var provider = new ProviderOptions
        {
            Id = "local",
            BaseUrl = server.Url.ToString(),
            Timeouts = new AnswerTimeouts { FirstToken = TimeSpan.FromSeconds(1) },
        };
        var time = new ManualTimeProvider();

        var answer = Directory([provider], time: time).Call(Candidate("local", "m"), FakeLedger.Spender).Client.GetResponseAsync("?");
        await server.WaitForRequestAsync(CancellationToken.None);
        await server.WaitForRequestAsync(CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(1));

        var failure = await Assert.ThrowsAsync<AnswerFailure>(() => answer);
        Assert.Equal(AnswerFailureKind.TimedOut, failure.Kind);
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(["reserved", "sent", "released", "reserved", "sent", "settled"], _ledger.Events);
    }

    [Fact]
    public async Task Call_RecordedCandidate_ReplaysTheBank()
    {
        var bank = await _files.LoadAsync();
        var directory = new ChatClientDirectory([], bank, RecordedPace.Instant, _ledger, TimeProvider.System, _ => null);
        var candidate = bank.Candidates[1].ToCandidate(ChatClientDirectory.RecordedProviderId, bank.PriceVersion);

        var answer = await directory.Call(candidate, FakeLedger.Spender).Client.GetResponseAsync("Which city?\nOne word.");

        Assert.Equal("Canberra", answer.Text);
        Assert.Empty(_ledger.Events);
    }

    [Theory]
    [InlineData("elsewhere")]
    [InlineData(ChatClientDirectory.RecordedProviderId)]
    public void Call_ProviderNotConfigured_NamesCandidateAndChoices(string providerId)
    {
        var directory = Directory([new ProviderOptions { Id = "local", BaseUrl = "http://localhost:1" }]);

        var refusal = Assert.Throws<ProviderConfigurationException>(() => directory.Call(Candidate(providerId, "m"), FakeLedger.Spender));

        Assert.Contains($"'{providerId}'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("local", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_KeyVariableNotSet_NamesKeyAndVariable()
    {
        var provider = new ProviderOptions { Id = "local", BaseUrl = "http://localhost:1", ApiKeyVariable = "LOCAL_KEY" };

        var refusal = Assert.Throws<ProviderConfigurationException>(() => Directory([provider], _ => " "));

        Assert.StartsWith("MetaRouter:Providers:0:ApiKeyVariable names the environment variable LOCAL_KEY, which is not set;", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_SeveralFaults_NamesThemAll()
    {
        ProviderOptions[] providers =
        [
            new() { Id = "a", BaseUrl = "localhost" },
            new() { Id = "a", BaseUrl = "http://user:secret@localhost" },
            new() { Id = "", BaseUrl = "http://localhost", Timeouts = new AnswerTimeouts { Total = TimeSpan.Zero } },
            new() { Id = ChatClientDirectory.RecordedProviderId, BaseUrl = "http://localhost" },
        ];

        var refusal = Assert.Throws<ProviderConfigurationException>(() => Directory(providers));

        string[] expected =
        [
            "MetaRouter:Providers:0:BaseUrl must be an absolute http or https address",
            "MetaRouter:Providers:1:BaseUrl must not hold a user name or password",
            "MetaRouter:Providers:1:Id must be distinct",
            "MetaRouter:Providers:2:Id must not be empty",
            "MetaRouter:Providers:2:Timeouts:Total must lie between 1 second and 1 day; it is 00:00:00.",
            "MetaRouter:Providers:3:Id must not be \"recorded\"",
        ];
        Assert.All(expected, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
        Assert.Equal(expected.Length, refusal.Message.Split(Environment.NewLine).Length);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replace_ProviderChanged_NewCallsGoToTheNewAddressWithTheNewKey()
    {
        await using var before = await ProtocolServer.StartAsync();
        await using var after = await ProtocolServer.StartAsync();
        after.RequiredKey = "new-key";
        var directory = Directory([]);
        directory.Replace([Access("local", before.Url)]);
        await AskAsync(directory, "local");

        directory.Replace([Access("local", after.Url, "new-key")]);
        await AskAsync(directory, "local");

        Assert.Single(before.Requests);
        Assert.Single(after.Requests);
    }

    [Fact]
    public async Task Replace_WhileACallIsUnderWay_TheCallGoesOnAsItWasMade()
    {
        await using var before = await ProtocolServer.StartAsync();
        using var gate = new StreamGate();
        before.Script("m", ProtocolReply.Stream(["One", " two."], gate: gate));
        var directory = Directory([]);
        directory.Replace([Access("local", before.Url)]);
        var answer = directory.Call(Candidate("local", "m"), FakeLedger.Spender).Client.GetResponseAsync("?");
        await before.WaitForRequestAsync(CancellationToken.None);

        directory.Replace([]);
        gate.Release(3);

        Assert.Equal("One two.", (await answer).Text);
        Assert.Null(directory.Find("local"));
    }

    [Fact]
    public async Task Replace_ProviderGoneThatAQuestionWasPreparedFor_IsAskedAllTheSame()
    {
        await using var server = await ProtocolServer.StartAsync();
        var directory = Directory([]);
        directory.Replace([Access("local", server.Url)]);

        directory.Replace([]);
        await AskAsync(directory, "local");

        Assert.Throws<ProviderConfigurationException>(() => directory.Call(Candidate("never", "m"), FakeLedger.Spender));
    }

    [Fact]
    public async Task Replace_IdOfAConfiguredProvider_TheConfiguredOneCounts()
    {
        await using var configured = await ProtocolServer.StartAsync();
        var directory = Directory([new ProviderOptions { Id = "local", BaseUrl = configured.Url.ToString() }]);

        directory.Replace([Access("local", new Uri("http://127.0.0.1:9"))]);
        await AskAsync(directory, "local");

        Assert.Single(configured.Requests);
    }

    [Fact]
    public void Access_WhenItIsWritten_SaysNothingOfItsKey() =>
        Assert.Equal("local", FormattableString.Invariant($"{Access("local", new Uri("http://localhost"), "secret-key")}"));

    private static ProviderAccess Access(string id, Uri url, string? key = null) => new(id, url, key, new AnswerTimeouts());

    private static Task AskAsync(ChatClientDirectory directory, string providerId) =>
        directory.Call(Candidate(providerId, "m"), FakeLedger.Spender).Client.GetResponseAsync("?");

    private ChatClientDirectory Directory(
        IReadOnlyList<ProviderOptions> providers, Func<string, string?>? environmentVariable = null, TimeProvider? time = null) =>
        new(providers, bank: null, RecordedPace.Instant, _ledger, time ?? TimeProvider.System, environmentVariable ?? (_ => null));

    private static CandidateModel Candidate(string providerId, string model) => new()
    {
        Id = $"{providerId}/{model}",
        Name = model,
        Maker = "Testers",
        ProviderId = providerId,
        ProviderModel = model,
        Price = new TokenPrice(1, 2, "test-1"),
    };
}
