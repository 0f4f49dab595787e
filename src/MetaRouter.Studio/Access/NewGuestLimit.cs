using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace MetaRouter.Studio.Access;

/// <summary>Limits how many guests one remote address brings: each is a row in the database, and asking for one costs nothing.</summary>
internal static class NewGuestLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Adds the limit for requests that would create a guest; others are not counted.</summary>
    internal static void AddNewGuestLimit(this IServiceCollection services, int perMinute) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context => context.NeedsGuest()
            ? RateLimitPartition.GetFixedWindowLimiter(Origin(context.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window })
            : RateLimitPartition.GetNoLimiter(IPAddress.None));
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            var response = rejected.HttpContext.Response;
            response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(AccessText.TooManyGuests, cancellationToken);
        };
    });

    // A network is handed 2^64 addresses of IPv6 at once: those count as one.
    private static IPAddress Origin(IPAddress? address)
    {
        if (address is null) return IPAddress.Any;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
