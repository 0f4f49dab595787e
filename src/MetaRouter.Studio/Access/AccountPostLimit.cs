using System.Net;
using System.Threading.RateLimiting;

namespace MetaRouter.Studio.Access;

/// <summary>Limits how often one remote address posts to the account pages: hashing a password is work, and guessing ones for many names is no use.</summary>
internal static class AccountPostLimit
{
    private const int PerMinute = 60;

    /// <summary>The limit; other requests are not counted.</summary>
    public static PartitionedRateLimiter<HttpContext> Create() => PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => IsLimited(context.Request)
        ? RateLimitPartition.GetFixedWindowLimiter(
            NewGuestLimit.Origin(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = PerMinute, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter(IPAddress.None));

    /// <summary>Whether the request counts.</summary>
    public static bool IsLimited(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path.StartsWithSegments(StudioUrls.Account, StringComparison.OrdinalIgnoreCase);
}
