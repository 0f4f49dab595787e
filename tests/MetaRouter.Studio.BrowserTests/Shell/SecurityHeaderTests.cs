using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.Studio.Shell;
using Microsoft.Playwright;

namespace MetaRouter.Studio.BrowserTests.Shell;

[Collection(BrowserRun.Collection)]
public sealed class SecurityHeaderTests(BrowserRun run)
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/css/theme.css", 200)]
    public Task Response_OfAnyKind_CarriesTheSecurityHeaders(string path, int status) => run.Demo.VisitAsync(async visit =>
    {
        visit.ExpectConsole("404");
        var response = (await visit.Page.GotoAsync(path))!;

        Assert.Equal(status, response.Status);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, await response.HeaderValueAsync("content-security-policy"));
        Assert.Equal("nosniff", await response.HeaderValueAsync("x-content-type-options"));
        Assert.Equal("no-referrer", await response.HeaderValueAsync("referrer-policy"));
    });

    [Fact]
    public Task InlineScript_AddedToThePage_IsBlockedByThePolicy() => run.Demo.VisitAsync(async visit =>
    {
        visit.ExpectConsole("Content Security Policy");
        await visit.Compare.OpenAsync();

        await visit.Page.EvaluateAsync("() => { const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script); }");

        Assert.False(await visit.Page.EvaluateAsync<bool>("() => 'ran' in window"));
    });

    [Fact]
    public Task PersonCookie_OfAFirstVisit_IsOutOfReachOfScripts() => run.Demo.VisitAsync(async visit =>
    {
        await visit.Compare.OpenAsync();

        var cookie = Assert.Single(await visit.Context.CookiesAsync(), cookie => cookie.Name == "metarouter-person");
        Assert.True(cookie.HttpOnly);
        Assert.Equal(SameSiteAttribute.Lax, cookie.SameSite);
        Assert.DoesNotContain("metarouter-person", await visit.Page.EvaluateAsync<string>("() => document.cookie"), StringComparison.Ordinal);
    });
}
