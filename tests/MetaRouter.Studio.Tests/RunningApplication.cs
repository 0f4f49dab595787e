using System.Net.Http.Headers;
using MetaRouter.Studio.Access;
using MetaRouter.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests;

/// <summary>The whole application without a network, on a data directory of its own.</summary>
public sealed partial class RunningApplication : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private RunningApplication(TemporaryFolder folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        _client = app.GetTestClient();
    }

    public static async Task<RunningApplication> StartAsync(string[] settings, TimeProvider? time = null)
    {
        var folder = new TemporaryFolder();
        var app = await StudioApplication.CreateAsync(
            [$"--MetaRouter:DataDirectory={folder.Path}", "--Logging:LogLevel:Default=Warning", .. settings.Select(setting => $"--MetaRouter:{setting}")],
            builder =>
            {
                builder.WebHost.UseTestServer();
                if (time is not null) builder.Services.AddSingleton(time);
            });
        await app.StartAsync();
        return new RunningApplication(folder, app);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task<HttpResponseMessage> GetAsync(string url, string? cookie = null, string accept = "text/html", RangeHeaderValue? range = null) =>
        SendAsync(HttpMethod.Get, url, cookie, accept, range);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, string? cookie, string accept = "text/html", RangeHeaderValue? range = null)
    {
        var request = new HttpRequestMessage(method, url);
        request.Headers.Add("Accept", accept);
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        request.Headers.Range = range;
        return _client.SendAsync(request);
    }

    /// <summary>The cookie that the first visit of someone new brings.</summary>
    public async Task<string> CookieAsync() => CookieOf(await GetAsync(StudioUrls.Compare)) ?? throw new InvalidOperationException("The page came without a cookie.");

    /// <summary>The person's cookie that a response sets; null if it sets none.</summary>
    public static string? CookieOf(HttpResponseMessage response) => response.Headers.TryGetValues("Set-Cookie", out var cookies)
        ? cookies.SingleOrDefault(cookie => cookie.StartsWith(GuestAccess.CookieName, StringComparison.Ordinal))?.Split(';')[0]
        : null;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
