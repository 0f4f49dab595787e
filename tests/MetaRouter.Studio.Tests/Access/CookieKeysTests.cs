using System.Net;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;
using MetaRouter.TestKit;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Access;

public sealed class CookieKeysTests
{
    [Fact]
    public async Task Start_WithKeysInFiles_TakesThemOverOnce()
    {
        using var folder = new TemporaryFolder();
        var keys = Path.Combine(folder.Path, "keys");
        var earlier = DataProtectionProvider.Create(new DirectoryInfo(keys), builder => builder.SetApplicationName("MetaRouter Studio")).CreateProtector("test").Protect("a guest");
        Assert.NotEmpty(Directory.GetFiles(keys));

        for (var start = 0; start < 2; start++)
        {
            await using var app = await StudioApplication.CreateAsync(
                [$"--MetaRouter:DataDirectory={folder.Path}", "--Logging:LogLevel:Default=Error"], builder => builder.WebHost.UseTestServer());

            Assert.Equal("a guest", app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(earlier));
            Assert.False(Directory.Exists(keys));
            Assert.Single(app.Services.GetRequiredService<CookieKeyStore>().Read());
        }
    }

    [Fact]
    public async Task Cookie_IsForHttpAloneAndFromThisSite()
    {
        await using var studio = await RunningApplication.StartAsync([]);

        var cookie = (await studio.GetAsync(StudioUrls.Compare)).Headers.GetValues("Set-Cookie").Single(each => each.StartsWith(GuestAccess.CookieName, StringComparison.Ordinal));

        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        var secure = (await studio.GetAsync("https://localhost/")).Headers.GetValues("Set-Cookie").Single(each => each.StartsWith(GuestAccess.CookieName, StringComparison.Ordinal));
        Assert.Contains("; secure", secure, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Posts_ToTheAccountPages_AreLimitedByAddress()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        HttpStatusCode last = default;
        for (var post = 0; post <= 60; post++) last = (await studio.SendAsync(HttpMethod.Post, StudioUrls.SignIn, null)).StatusCode;

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
