using System.Net;
using System.Text.Json;
using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MetaRouter.Studio.Tests.Access;

/// <summary>Every route × everybody who may knock.</summary>
public sealed class RouteAccessTests
{
    [Fact]
    public async Task Routes_All_NameThePolicyOfTheTable()
    {
        await using var studio = await RunningApplication.StartAsync([]);

        foreach (var route in Routes(studio))
        {
            var expected = RouteTable.PolicyOf(route);
            Assert.True(expected is not null, $"{RouteTable.PathOf(route)} is a new route: add a row to {nameof(RouteTable)}.{nameof(RouteTable.Rows)} with who may have it.");
            Assert.True(RouteTable.NamedBy(route).Contains(expected), $"{RouteTable.PathOf(route)} must name the policy \"{expected}\"; it names {string.Join(", ", RouteTable.NamedBy(route))}.");
            Assert.DoesNotContain(route.Metadata, data => data is Microsoft.AspNetCore.Authorization.IAllowAnonymous);
        }
    }

    [Fact]
    public async Task Routes_ForEveryVisitor_AnswerAsTheTableSays()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var cookies = await Visitors.CookiesAsync(studio);
        var wrong = new List<string>();

        foreach (var route in Routes(studio).Where(RouteTable.IsForPeople))
        foreach (var method in MethodsOf(route))
        foreach (var (visitor, cookie) in cookies)
        {
            using var response = await studio.SendAsync(method, AddressOf(route), cookie);
            var refusal = RouteTable.Refusal(RouteTable.PolicyOf(route)!, RouteTable.IsPage(route), visitor);
            if (await ComplaintAsync(response, refusal, RouteTable.IsPage(route)) is { } complaint)
                wrong.Add($"{method} {RouteTable.PathOf(route)} for {visitor}: {complaint}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/nowhere.css")]
    [InlineData("/admin/nowhere")]
    public async Task Address_ThatLeadsNowhere_IsNotFoundForEverybody(string url)
    {
        await using var studio = await RunningApplication.StartAsync([]);

        foreach (var cookie in new[] { null, await studio.CookieAsync() })
            Assert.Equal(HttpStatusCode.NotFound, (await studio.GetAsync(url, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync("/css/theme.css")).StatusCode);
        Assert.Matches(@"css/theme\.[a-z0-9]+\.css", await (await studio.GetAsync(StudioUrls.SignIn)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Routes_ThatNameSomething_TreatAForeignIdLikeAMadeUpOne()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var cookie = await studio.CookieAsync();

        foreach (var route in Routes(studio).Where(RouteTable.IsForPeople).Where(route => RouteTable.PolicyOf(route) == AccessPolicies.Person && route.RoutePattern.Parameters.Count > 0))
        {
            var path = RouteTable.PathOf(route);
            Assert.True(RouteTable.Ids.ContainsKey(path), $"{path} names something of a person: add it to {nameof(RouteTable)}.{nameof(RouteTable.Ids)}.");
            var (own, foreign, madeUp) = await RouteTable.Ids[path](studio, cookie);
            Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(own, cookie)).StatusCode);
            var (stranger, nobody) = (await studio.GetAsync(foreign, cookie), await studio.GetAsync(madeUp, cookie));
            Assert.Equal(nobody.StatusCode, stranger.StatusCode);
            Assert.Equal(await nobody.Content.ReadAsStringAsync(), await stranger.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task Routes_WhereGuestsAreShutOut_AskThemToSignIn()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var cookies = await Visitors.CookiesAsync(studio);
        await studio.ShutGuestsOutAsync();

        foreach (var route in Routes(studio).Where(RouteTable.IsForPeople).Where(route => RouteTable.PolicyOf(route) == AccessPolicies.Person))
        foreach (var visitor in new[] { Visitor.NoCookie, Visitor.Guest, Visitor.Deactivated })
        {
            using var response = await studio.GetAsync(AddressOf(route), cookies[visitor]);
            var expected = RouteTable.IsPage(route) ? HttpStatusCode.Redirect : visitor == Visitor.Guest ? HttpStatusCode.Forbidden : HttpStatusCode.Unauthorized;
            Assert.True(expected == response.StatusCode, $"{RouteTable.PathOf(route)} for {visitor}: {response.StatusCode}");
            Assert.Null(RunningApplication.CookieOf(response));
        }

        foreach (var visitor in new[] { Visitor.User, Visitor.Researcher, Visitor.Admin })
            Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(StudioUrls.Compare, cookies[visitor])).StatusCode);
        Assert.Contains("Only people with an account", await (await studio.GetAsync(StudioUrls.SignIn)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<string?> ComplaintAsync(HttpResponseMessage response, HttpStatusCode? refusal, bool isPage)
    {
        var isToSignIn = response.Headers.Location?.ToString().Contains(StudioUrls.SignIn, StringComparison.Ordinal) == true;
        if (refusal is null) return response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || isToSignIn ? $"let in, but answered {response.StatusCode}" : null;
        if (response.StatusCode != refusal) return $"expected {refusal}, answered {response.StatusCode}";
        if (refusal == HttpStatusCode.Redirect) return isToSignIn ? null : $"led to {response.Headers.Location}";
        if (isPage) return null;
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("error").GetProperty("message").GetString()!.Length > 0 ? null : "no message";
    }

    private static IEnumerable<RouteEndpoint> Routes(RunningApplication studio) =>
        studio.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).Cast<RouteEndpoint>();

    private static string AddressOf(RouteEndpoint route) => RouteTable.AddressOf(RouteTable.PathOf(route));

    // A page answers GET; posting to one without its form is refused before anybody is asked.
    private static IEnumerable<HttpMethod> MethodsOf(RouteEndpoint route) => RouteTable.IsPage(route)
        ? [HttpMethod.Get]
        : (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethods.Get]).Select(method => new HttpMethod(method));
}
