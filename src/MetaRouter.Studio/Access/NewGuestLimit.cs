using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Access;

/// <summary>Limits how many guests one remote address brings: each is a row in the database, and asking for one costs nothing.</summary>
internal static class NewGuestLimit
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>Adds the limit for requests that would create a guest; others are not counted.</summary>
    internal static void AddNewGuestLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (IPAddress, int)>(context => context.NeedsGuest()
            // The limit is part of the key: a changed one counts from the next request on.
            ? RateLimitPartition.GetFixedWindowLimiter(
                (Origin(context.Connection.RemoteIpAddress), context.RequestServices.GetRequiredService<SettingsInUse>().Current.Guests.NewPerMinute),
                key => new FixedWindowRateLimiterOptions { PermitLimit = key.Item2, Window = Window })
            : RateLimitPartition.GetNoLimiter((IPAddress.None, 0)));
        options.OnRejected = async (rejected, cancellationToken) =>
        {
            var response = rejected.HttpContext.Response;
            response.Headers.RetryAfter = Window.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(AccountPostLimit.IsLimited(rejected.HttpContext.Request) ? AccessText.TooManySignIns : AccessText.TooManyGuests, cancellationToken);
        };
    });

    // A network is handed 2^64 addresses of IPv6 at once: those count as one.
    internal static IPAddress Origin(IPAddress? address)
    {
        if (address is null) return IPAddress.Any;
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }
}
