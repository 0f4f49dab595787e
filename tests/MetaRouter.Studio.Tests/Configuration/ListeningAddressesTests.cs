using MetaRouter.Studio.Configuration;
using Microsoft.Extensions.Configuration;

namespace MetaRouter.Studio.Tests.Configuration;

public sealed class ListeningAddressesTests
{
    [Theory]
    [InlineData(null, null, null, "http://127.0.0.1:5080")]
    [InlineData(null, null, "http://0.0.0.0:1", "http://0.0.0.0:1")]
    [InlineData(null, "8080", "http://0.0.0.0:1", "http://127.0.0.1:8080")]
    [InlineData("http://[::1]:2", "8080", "http://0.0.0.0:1", "http://[::1]:2")]
    [InlineData("", "", "", "http://127.0.0.1:5080")]
    public void Addresses_OfSeveralSources_AreThoseOfTheFirst(string? argument, string? port, string? configured, string expected)
    {
        var configuration = Configuration(("Urls", configured), ("PORT", port));

        ListeningAddresses.Settle(configuration, argument is null ? [] : [$"--urls={argument}"]);

        Assert.Equal([expected], ListeningAddresses.Of(configuration));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("65536")]
    [InlineData("-1")]
    [InlineData("80;http://*:80")]
    public void Port_ThatIsNoNumber_IsRefused(string port)
    {
        var error = Assert.Throws<StudioConfigurationException>(() => ListeningAddresses.Settle(Configuration(("PORT", port)), []));
        Assert.Contains(port, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:80", true)]
    [InlineData("https://localhost:5001", true)]
    [InlineData("http://unix:/run/studio.sock", true)]
    [InlineData("http://+:80", false)]
    [InlineData("http://[::]:80", false)]
    [InlineData("http://studio.example:80", false)]
    [InlineData("nonsense", false)]
    public void Address_OfAnyKind_IsToldApart(string address, bool isLoopback) => Assert.Equal(isLoopback, ListeningAddresses.IsLoopback(address));

    private static IConfiguration Configuration(params (string Key, string? Value)[] values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(value => value.Key, value => value.Value)).Build();
}
