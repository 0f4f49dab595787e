using MetaRouter.Studio.Access;
using MetaRouter.Studio.Controls;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace MetaRouter.Studio.Shell;

/// <summary>The frame that every page stands in: document, layout, navigation, security headers.</summary>
public static class ShellFeature
{
    // A question of the greatest length, as JSON in UTF-8, and what a text field sends beyond it. SignalR's own 32 KB would end the circuit.
    private const long LargestMessage = 2 * 1024 * 1024;

    /// <summary>Registers Blazor and what the controls need.</summary>
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
        services.AddScoped<Notices>();
        return services;
    }

    /// <summary>Adds the middleware that every response passes through.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePagesWithReExecute(StudioUrls.NotFound, createScopeForStatusCodePages: true);
        return app;
    }

    /// <summary>Maps browser files and all pages.</summary>
    public static WebApplication MapShell(this WebApplication app)
    {
        // In a group: what the framework maps beside the files and the pages names its policy too.
        var everything = app.MapGroup("");
        ((IEndpointConventionBuilder)everything).Add(NameThePolicyOfTheRest);
        everything.MapStaticAssets();
        everything.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    // Pages name their own. Files are open to all, and so is the connection behind the pages, because a page that anyone may see has one: inside it each page
    // is asked for again.
    private static void NameThePolicyOfTheRest(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.OfType<ComponentTypeMetadata>().Any()) endpoint.Metadata.Add(new AuthorizeAttribute(AccessPolicies.Anyone));
    }
}
