using System.Security.Cryptography;
using Bunit;
using MetaRouter.Data.Candidates;
using MetaRouter.Data.Providers;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Features.Admin;
using MetaRouter.Studio.Features.Admin.Providers;
using MetaRouter.Studio.Secrets;
using MetaRouter.Studio.Tests.Catalogue;
using MetaRouter.TestKit;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Features.Admin.Providers;

public sealed class ProvidersPageTests : IDisposable
{
    private const string Canary = "sk-canary-0123456789";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Page_NoProvider_SaysWhatToDo()
    {
        await using var bench = await CatalogueBench.StartAsync();

        var page = bench.Show<ProvidersPage>();

        Assert.Contains(ProvidersText.EmptyTitle, page.Find("section.empty").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_WithAStoredKey_IsCalledWithItAndItIsNowhereToBeSeen()
    {
        await using var bench = await CatalogueBench.StartAsync(MasterKey());
        bench.Studio.Server.RequiredKey = Canary;
        var page = bench.Show<ProvidersPage>();
        Fill(page, "Here-1!", "ftp://somewhere", ProviderFields.StoredKey);

        page.Find("[data-form=provider] form").Submit();

        Assert.Equal(
            [ProvidersText.IdInvalid, ProvidersText.BaseUrlInvalid, ProvidersText.KeyInvalid], page.FindAll("[role=alert].field-error").Select(error => error.TextContent));
        page.Find("#entry-id").Input("here");
        page.Find("#entry-base-url").Input(bench.Studio.Server.Url.ToString());
        page.Find("#entry-key").Input(Canary);
        page.Find("[data-form=provider] form").Submit();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-form=provider]")));
        Assert.Contains("master key k1", page.Find("[data-provider=here]").TextContent, StringComparison.Ordinal);

        page.Find("[data-provider=here] [data-action=test]").Click();

        page.WaitForAssertion(() => Assert.Equal("worked", page.Find("[data-test-result]").GetAttribute("data-test-result")));
        var entry = bench.Catalogue.Current.Provider("here")!.Entry!;
        Assert.DoesNotContain(Canary, page.Markup + entry + bench.Catalogue.Current.Provider("here") + string.Join('\n', await bench.AuditAsync()), StringComparison.Ordinal);
        Assert.Equal(-1, System.Text.Encoding.UTF8.GetString(entry.EncryptedKey!).IndexOf("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Add_KeyToStoreWithoutAMasterKey_SaysHowToGetOneAndLosesNothing()
    {
        await using var bench = await CatalogueBench.StartAsync();
        var page = bench.Show<ProvidersPage>();
        Fill(page, "here", "http://localhost", ProviderFields.StoredKey);
        page.Find("#entry-key").Input(Canary);

        page.Find("[data-form=provider] form").Submit();

        Assert.Contains(KeyRing.FileVariable, page.Find("#entry-key-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(("here", Canary), (bench.Providers.Form![ProviderFields.Id], bench.Providers.Form[ProviderFields.Key]));
        Assert.Empty(bench.Catalogue.Current.Providers);
    }

    [Theory]
    [InlineData("MetaRouter__Secret_Key")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    [InlineData("HOME")]
    public async Task Add_VariableThatIsNoProvidersKey_IsRefused(string variable)
    {
        await using var bench = await CatalogueBench.StartAsync();
        var page = bench.Show<ProvidersPage>();
        Fill(page, "here", "http://localhost", ProviderFields.KeyInVariable);
        page.Find("#entry-key-variable").Input(variable);

        page.Find("[data-form=provider] form").Submit();

        Assert.Equal(ProvidersText.VariableInvalid, page.Find("#entry-key-variable-error").TextContent.Trim());
        Assert.Empty(bench.Catalogue.Current.Providers);
    }

    [Fact]
    public async Task Edit_AddressOfAnotherServerWithoutTheKey_IsRefused()
    {
        await using var bench = await CatalogueBench.StartAsync(MasterKey());
        await bench.Studio.AddProviderAsync(bench.Get<ProviderKeys>().WithKey(bench.Studio.Entry(), Canary));
        bench.Providers.Edit(bench.Catalogue.Current.Provider("here")!.Entry!);
        bench.Providers.Form![ProviderFields.BaseUrl] = "https://elsewhere.example";

        Assert.Null(await bench.Providers.SaveAsync());

        Assert.Equal(ProvidersText.KeyForAnotherAddress, bench.Providers.Form.ProblemOf(ProviderFields.Key));
        bench.Providers.Form[ProviderFields.BaseUrl] = bench.Studio.Server.Url + "v2";
        Assert.Equal(EntryChange.Made, await bench.Providers.SaveAsync());
    }

    [Fact]
    public async Task Save_AnotherAdminWasFaster_ShowsBothAndTheNextSaveReplaces()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.AddProviderAsync(bench.Studio.Entry());
        var page = bench.Show<ProvidersPage>();
        page.Find("[data-provider=here] [data-action=edit]").Click();
        page.Find("#entry-total").Input("77");
        await page.InvokeAsync(() => bench.Studio.ChangeProviderAsync(entry => entry with { TotalTimeout = TimeSpan.FromSeconds(55) }));

        page.Find("[data-form=provider] form").Submit();

        page.WaitForAssertion(() => Assert.Contains(AdminText.ChangedElsewhere, page.Find("[data-form=provider] [role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("55", page.Find("[data-form=provider]").TextContent, StringComparison.Ordinal);
        Assert.Equal("77", page.Find("#entry-total").GetAttribute("value"));
        page.Find("[data-form=provider] form").Submit();
        page.WaitForAssertion(() => Assert.Equal(TimeSpan.FromSeconds(77), bench.Catalogue.Current.Provider("here")!.Entry!.TotalTimeout));
        Assert.StartsWith("ada: provider.changed here time-outs", (await bench.AuditAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_OfAProviderWithAPrice_PaysForOneTokenThroughTheLedger()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one", "two");
        bench.Studio.Server.Script("one", ProtocolReply.Stream([], new ProtocolUsage(Input: 8, Output: 1), finishReason: "length"));

        await bench.Providers.TestAsync("here");

        var result = bench.Providers.TestOf("here")!;
        Assert.Null(result.Failure);
        Assert.Equal("one", result.Model);
        Assert.Equal((8 * 1m + 1 * 10m) / 1_000_000, result.Cost.Usd);
        Assert.Equal(1, Assert.Single(bench.Studio.Server.Requests).Body.GetProperty("max_tokens").GetInt32());
    }

    [Fact]
    public async Task Test_ProviderRefuses_SaysSoInItsOwnWordsAsText()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        bench.Studio.Server.Script("one", ProtocolReply.Error(403, "<b>Your account</b> is not active"));
        var page = bench.Show<ProvidersPage>();

        page.Find("[data-provider=here] [data-action=test]").Click();

        page.WaitForAssertion(() => Assert.Equal("failed", page.Find("[data-test-result]").GetAttribute("data-test-result")));
        Assert.Contains("HTTP 403 <b>Your account</b> is not active", page.Find("[data-test-result]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-test-result] b"));
    }

    [Fact]
    public async Task Discover_ThenChoose_AddsCandidatesThatWaitForAPrice()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.AddProviderAsync(bench.Studio.Entry());
        bench.Studio.Server.Models = ProtocolReply.Raw(200, "application/json",
            $$"""{"data":[{{string.Join(',', Enumerable.Range(0, 500).Select(number => $$"""{"id":"model-{{number}}","context_length":4096}"""))}}]}""");
        var page = bench.Show<ProvidersPage>();

        page.Find("[data-provider=here] [data-action=discover]").Click();

        page.WaitForAssertion(() => Assert.Equal(DiscoveredModels.MostShown, page.FindAll("[data-model]").Count));
        page.Find("#model-filter").Input("MODEL 123");
        page.Find("[data-model=model-123]").Change(true);
        page.Find("[data-action=add-chosen]").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-models]")));
        var candidate = Assert.Single(bench.Catalogue.Current.Candidates);
        Assert.Equal(("here/model-123", 4096, false, NotRoutable.NoPrice), (candidate.Id, candidate.ContextTokens, candidate.Entry!.IsEnabled, candidate.Why));
        Assert.Contains("ada: candidate.added here/model-123 model-123 of here", await bench.AuditAsync());
    }

    [Fact]
    public async Task Discover_ProviderHangs_CanBeGivenUp()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.AddProviderAsync(bench.Studio.Entry());
        bench.Studio.Server.Models = ProtocolReply.Hang();
        var asking = bench.Providers.DiscoverAsync("here");

        bench.Providers.CloseDiscovery();
        await asking;

        Assert.Null(bench.Providers.Discovery);
    }

    [Fact]
    public async Task Delete_WhileCandidatesNameIt_IsRefusedInWords()
    {
        await using var bench = await CatalogueBench.StartAsync();
        await bench.Studio.WithCandidatesAsync("one");
        var page = bench.Show<ProvidersPage>();

        page.Find("[data-provider=here] .button-danger").Click();
        page.Find("[data-provider=here] .confirm .button-danger").Click();

        page.WaitForAssertion(() => Assert.Equal("here cannot be deleted: 1 of the candidates name it. Delete them, or give them another provider, first.", Assert.Single(bench.Notices.Shown).Text));
        Assert.NotNull(bench.Catalogue.Current.Provider("here"));
    }

    [Fact]
    public async Task Page_LocalServerAnswers_OffersToSetItUp()
    {
        await using var local = await ProtocolServer.StartAsync();
        await using var bench = await CatalogueBench.StartAsync(configure: options => options.LocalServer = local.Url.ToString());
        var page = bench.Show<ProvidersPage>();
        // The page is soon tired of waiting for a server next door, and a busy machine slow to answer.
        for (var look = 0; look < 20 && bench.Providers.LocalAddress is null; look++) await bench.Providers.LookAroundAsync();

        page.WaitForAssertion(() => Assert.Contains(local.Url.ToString(), page.Find("[data-local]").TextContent, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("[data-local] button").Click());
        page.WaitForElement("[data-form=provider] form");
        await page.InvokeAsync(() => page.Find("[data-form=provider] form").Submit());

        page.WaitForAssertion(() => Assert.Equal(local.Url.ToString(), Assert.Single(bench.Catalogue.Current.Providers).BaseUrl));
        await bench.Providers.LookAroundAsync();
        Assert.Null(bench.Providers.LocalAddress);
    }

    [Fact]
    public async Task Renewal_ANewMasterKeyInFront_EncryptsStoredKeysAnew()
    {
        var (old, next) = (Line("old"), Line("new"));
        var path = Path.Combine(_folder.Path, "keys");
        File.WriteAllLines(path, [next, old]);
        await using var bench = await CatalogueBench.StartAsync(name => name == KeyRing.FileVariable ? path : null);
        var before = KeyRing.Parse([old], "keys").Seal(Canary, "here");
        await bench.Studio.AddProviderAsync(bench.Studio.Entry() with { EncryptedKey = before.Bytes, MasterKeyId = "old" });

        await bench.Get<KeyRenewal>().RenewAsync(CancellationToken.None);
        await bench.Catalogue.RefreshAsync(CancellationToken.None);

        var entry = bench.Catalogue.Current.Provider("here")!.Entry!;
        Assert.Equal(("new", Canary), (entry.MasterKeyId, KeyRing.Parse([next], "keys").Open("new", entry.EncryptedKey, "here")));
        await bench.Get<KeyRenewal>().RenewAsync(CancellationToken.None);
        Assert.Single(await bench.AuditAsync(), line => line.Contains("provider.changed", StringComparison.Ordinal));
    }

    private static void Fill(IRenderedComponent<ProvidersPage> page, string id, string baseUrl, string keyKind)
    {
        page.Find("[data-action=add]").Click();
        page.Find("#entry-id").Input(id);
        page.Find("#entry-base-url").Input(baseUrl);
        page.Find("#entry-key-kind").Change(keyKind);
    }

    private Func<string, string?> MasterKey()
    {
        var path = Path.Combine(_folder.Path, "master-keys");
        File.WriteAllLines(path, [Line("k1")]);
        return name => name == KeyRing.FileVariable ? path : null;
    }

    private static string Line(string id) => $"{id}:{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}";
}
