using System.Reflection;
using Bunit;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Access;

/// <summary>Moving from page to page inside a circuit passes no middleware: the router asks as well.</summary>
public sealed class RefusedPagesTests
{
    // Those written as one response are never drawn in a circuit.
    public static TheoryData<string> Pages =>
        [.. typeof(StudioApplication).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null).SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InACircuitOfSomebodyWhoMayNot_IsReplacedByWhatItNeeds(string route)
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.ShutGuestsOutAsync();
        var policy = RouteTable.Rows.GetValueOrDefault(route) ?? (route.StartsWith("/admin", StringComparison.Ordinal) ? AccessPolicies.Admin : AccessPolicies.Researcher);
        var id = Guid.CreateVersion7();
        AuthenticationStateProvider[] refused = policy switch
        {
            AccessPolicies.Admin => [new SignedIn(id), new SignedIn(id, Role.User), new SignedIn(id, Role.Researcher), new Nobody()],
            AccessPolicies.Researcher => [new SignedIn(id), new SignedIn(id, Role.User), new Nobody()],
            AccessPolicies.Person => [new SignedIn(id), new Nobody()],
            _ => [],
        };

        foreach (var visitor in refused)
        {
            await using var circuit = Circuit(studio, visitor);
            circuit.Services.GetRequiredService<NavigationManager>().NavigateTo(RouteTable.AddressOf(route));

            var shown = circuit.Render<Routes>();

            var refusal = shown.FindComponent<Refused>();
            Assert.Contains(StudioUrls.SignIn, refusal.Find("a.button-primary").GetAttribute("href"), StringComparison.Ordinal);
            Assert.Equal(visitor is Nobody ? ShellText.SignedOutTitle : ShellText.RefusedTitle, refusal.Find("h1").TextContent);
        }
    }

    private static BunitContext Circuit(RunningApplication studio, AuthenticationStateProvider visitor)
    {
        var circuit = new BunitContext();
        circuit.JSInterop.Mode = JSRuntimeMode.Loose;
        circuit.Services.AddSingleton(TimeProvider.System);
        circuit.Services.AddScoped<Notices>();
        circuit.Services.AddSingleton(studio.Get<IAuthorizationService>());
        circuit.Services.AddSingleton(studio.Get<IAuthorizationPolicyProvider>());
        circuit.Services.AddSingleton(visitor);
        circuit.Services.AddCascadingAuthenticationState();
        return circuit;
    }

    private sealed class Nobody : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity())));
    }
}
