using System.Net;
using System.Text.RegularExpressions;
using MetaRouter.Studio.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace MetaRouter.Studio.Tests.Access;

/// <summary>
/// Who may have which route. A route under <c>/admin</c>, <c>/research</c> or <c>/api/export</c> follows from its address; every other one has a row here.
/// </summary>
internal static partial class RouteTable
{
    private const string MadeUp = "01890000-0000-7000-8000-000000000000";

    /// <summary>The policy that each route is to have.</summary>
    public static readonly Dictionary<string, string> Rows = new(StringComparer.Ordinal)
    {
        [StudioUrls.Compare] = AccessPolicies.Person,
        [StudioUrls.Preference] = AccessPolicies.Person,
        [StudioUrls.Usage] = AccessPolicies.Person,
        [StudioUrls.MyData] = AccessPolicies.Person,
        [StudioUrls.Account] = AccessPolicies.Person,
        [StudioUrls.History] = AccessPolicies.Person,
        [StudioUrls.SignIn] = AccessPolicies.Anyone,
        [StudioUrls.SignUp] = AccessPolicies.Anyone,
        [StudioUrls.Setup] = AccessPolicies.Anyone,
        [StudioUrls.Password] = AccessPolicies.Anyone,
        [StudioUrls.NotFound] = AccessPolicies.Anyone,
    };

    /// <summary>
    /// Addresses of a route for persons that names something: the one of the given person, and a stranger's. A row is needed for each such route. Whoever asks
    /// for the stranger's must get what a made-up id gets.
    /// </summary>
    public static readonly Dictionary<string, Func<RunningApplication, string, Task<(string Own, string Foreign, string MadeUp)>>> Ids = new(StringComparer.Ordinal);

    private static readonly (string Prefix, string Policy)[] Areas =
        [("/admin", AccessPolicies.Admin), ("/research", AccessPolicies.Researcher), ("/api/export", AccessPolicies.Researcher)];

    // What can only be reached from inside of pages, and the browser's files.
    private static readonly string[] Machinery = ["/_blazor", "/_framework", "/{**path:file}"];

    /// <summary>The policy of a route; null when there is no row and no area.</summary>
    public static string? PolicyOf(RouteEndpoint route)
    {
        var path = PathOf(route);
        if (route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || Machinery.Any(each => IsUnder(path, each))) return AccessPolicies.Anyone;
        return Areas.Where(area => IsUnder(path, area.Prefix)).Select(area => area.Policy).FirstOrDefault() ?? Rows.GetValueOrDefault(path);
    }

    /// <summary>The pattern of a route, with a slash before it.</summary>
    public static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    /// <summary>An address of a route, with made-up values in the places of its parameters.</summary>
    public static string AddressOf(string path) => Parameter().Replace(path, place => place.Value.Contains(":long", StringComparison.Ordinal) || place.Value.Contains(":int", StringComparison.Ordinal) ? "987654321" : MadeUp);

    /// <summary>Whether somebody opens it, and not only the browser or an open page.</summary>
    public static bool IsForPeople(RouteEndpoint route) =>
        route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && !Machinery.Any(each => IsUnder(PathOf(route), each));

    /// <summary>Whether it is a page.</summary>
    public static bool IsPage(RouteEndpoint route) => route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>The policies that a route names.</summary>
    public static IReadOnlyList<string?> NamedBy(Endpoint route) => [.. route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy)];

    /// <summary>What a visitor gets; null for anything that lets them in (a page, or an answer about what they asked for).</summary>
    public static HttpStatusCode? Refusal(string policy, bool isPage, Visitor visitor) => (policy, visitor) switch
    {
        (AccessPolicies.Anyone, _) => null,
        (_, Visitor.Admin) => null,
        // A page makes a guest of everybody whom nobody knows.
        (AccessPolicies.Person, Visitor.NoCookie or Visitor.Deactivated or Visitor.SignedOut or Visitor.Demoted) => isPage ? null : HttpStatusCode.Unauthorized,
        (AccessPolicies.Person, _) => null,
        (_, Visitor.NoCookie or Visitor.Deactivated or Visitor.SignedOut or Visitor.Demoted) => isPage ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized,
        (AccessPolicies.Researcher, Visitor.Researcher) => null,
        _ => HttpStatusCode.Forbidden,
    };

    private static bool IsUnder(string path, string prefix) => path == prefix || path.StartsWith(prefix + "/", StringComparison.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
