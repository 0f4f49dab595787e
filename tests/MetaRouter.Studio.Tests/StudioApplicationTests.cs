using MetaRouter.Llm.Providers;
using MetaRouter.TestKit;
using Microsoft.AspNetCore.TestHost;

namespace MetaRouter.Studio.Tests;

public sealed class StudioApplicationTests
{
    [Fact]
    public async Task Start_WithoutTheProvidersKey_NamesTheVariable()
    {
        using var folder = new TemporaryFolder();

        var error = await Assert.ThrowsAsync<ProviderConfigurationException>(() => StudioApplication.CreateAsync(
            [
                $"--MetaRouter:DataDirectory={folder.Path}", "--MetaRouter:Providers:0:Id=p", "--MetaRouter:Providers:0:BaseUrl=https://example.com",
                "--MetaRouter:Providers:0:ApiKeyVariable=METAROUTER_TEST_KEY_THAT_IS_NOT_SET",
            ],
            builder => builder.WebHost.UseTestServer()));

        Assert.Contains("METAROUTER_TEST_KEY_THAT_IS_NOT_SET", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithPortsOfAllAddresses_ListensOnThisMachineAlone()
    {
        using var folder = new TemporaryFolder();
        await using var app = await StudioApplication.CreateAsync(
            [$"--MetaRouter:DataDirectory={folder.Path}", "--Logging:LogLevel:Default=Error", "--PORT=0", "--http_ports=0"]);

        await app.StartAsync();

        Assert.StartsWith("http://127.0.0.1:", Assert.Single(app.Urls), StringComparison.Ordinal);
        await app.StopAsync();
    }
}
