using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace MetaRouter.Studio.Access;

/// <summary>What the policies ask for. Whatever names none of them is closed to everybody.</summary>
internal static class AccessRules
{
    public static void AddAccessRules(this IServiceCollection services)
    {
        services.AddSingleton<IAuthorizationHandler, AdmittedHandler>();
        services.AddAuthorizationBuilder()
            .AddPolicy(AccessPolicies.Anyone, policy => policy.RequireAssertion(_ => true))
            .AddPolicy(AccessPolicies.Person, policy => policy.RequireAuthenticatedUser().AddRequirements(new AdmittedRequirement()))
            .AddPolicy(AccessPolicies.Researcher, policy => policy.RequireRole(nameof(Role.Researcher), nameof(Role.Admin)))
            .AddPolicy(AccessPolicies.Admin, policy => policy.RequireRole(nameof(Role.Admin)))
            // An address that leads nowhere is no secret: it stays a 404.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder()
                .RequireAssertion(context => context.Resource is HttpContext http && http.GetEndpoint() is null).Build());
    }

    /// <summary>Whether an endpoint names this policy.</summary>
    public static bool IsFor(this Endpoint? endpoint, string policy) =>
        endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(data => data.Policy == policy) == true;

    /// <summary>Whether an endpoint is a page.</summary>
    public static bool IsPage(this Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private sealed class AdmittedRequirement : IAuthorizationRequirement;

    private sealed class AdmittedHandler(SettingsInUse settings) : AuthorizationHandler<AdmittedRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, AdmittedRequirement requirement)
        {
            if (!context.User.IsGuest() || settings.Current.Access.GuestsAllowed) context.Succeed(requirement);
            return Task.CompletedTask;
        }
    }
}
