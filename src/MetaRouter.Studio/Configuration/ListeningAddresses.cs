using System.Globalization;
using System.Net;

namespace MetaRouter.Studio.Configuration;

/// <summary>Where the server listens, and who can reach it there.</summary>
internal static class ListeningAddresses
{
    private const string Urls = "urls";
    private const string Port = "PORT";

    /// <summary>
    /// Settles the addresses: <c>--urls</c>, else <c>PORT</c> on this machine alone, else <c>Urls</c> of the configuration, else port 5080 on this machine
    /// alone. Because one of them is always set, ASP.NET Core's <c>http_ports</c>, which open every address, never count.
    /// </summary>
    /// <exception cref="StudioConfigurationException"><c>PORT</c> is no port number.</exception>
    internal static void Settle(IConfiguration configuration, string[] args)
    {
        var asked = new ConfigurationBuilder().AddCommandLine(args).Build()[Urls];
        if (string.IsNullOrWhiteSpace(asked)) asked = configuration[Port] is { Length: > 0 } port ? OnThisMachine(port) : configuration[Urls];
        configuration[Urls] = string.IsNullOrWhiteSpace(asked) ? OnThisMachine("5080") : asked;
    }

    /// <summary>Every address that the server may listen on: <c>urls</c>, and the endpoints of Kestrel's own section, which override it.</summary>
    internal static IReadOnlyList<string> Of(IConfiguration configuration) =>
    [
        .. (configuration[Urls] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>(),
    ];

    /// <summary>Whether only this machine can reach the address. One that cannot be read counts as open to others.</summary>
    internal static bool IsLoopback(string address)
    {
        BindingAddress binding;
        try
        {
            binding = BindingAddress.Parse(address);
        }
        catch (FormatException)
        {
            return false;
        }

        return binding.IsUnixPipe || binding.IsNamedPipe
            || binding.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(binding.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);
    }

    // What is no number would become part of the host's name, and a host that is no address opens every address.
    private static string OnThisMachine(string port) => ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{number}")
        : throw new StudioConfigurationException($"PORT must be the number of a port, 0 to 65535; it is \"{port}\".");
}
