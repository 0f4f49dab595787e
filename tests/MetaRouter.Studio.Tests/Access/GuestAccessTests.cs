using System.Net;
using System.Text.Json;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Studio.Tests.Access;

public sealed class GuestAccessTests
{
    [Theory]
    [InlineData(StudioUrls.Compare, "text/html", true)]
    [InlineData(StudioUrls.Preference, "text/html,*/*", true)]
    [InlineData(StudioUrls.Compare, "*/*", false)]
    [InlineData("/nowhere", "text/html", false)]
    [InlineData(StudioUrls.NotFound, "text/html", false)]
    [InlineData("/css/theme.css", "text/html", false)]
    [InlineData(StudioUrls.MyData, "text/html", false)]
    public async Task Request_WithoutCookie_BringsAGuestOnlyToAPage(string url, string accept, bool isGuest)
    {
        await using var studio = await RunningApplication.StartAsync([]);

        var response = await studio.GetAsync(url, accept: accept);

        Assert.Equal(isGuest, RunningApplication.CookieOf(response) is not null);
    }

    [Fact]
    public async Task NewGuests_BeyondTheLimit_AreSentAwayWithASentence()
    {
        await using var studio = await RunningApplication.StartAsync(["Guests:NewPerMinute=2"]);
        var cookie = await studio.CookieAsync();
        await studio.CookieAsync();

        var refused = await studio.GetAsync(StudioUrls.Compare);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(AccessText.TooManyGuests, await refused.Content.ReadAsStringAsync());
        Assert.Null(RunningApplication.CookieOf(refused));
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(StudioUrls.Compare, cookie)).StatusCode);
    }

    [Fact]
    public async Task Visit_AnHourLater_IsNoted()
    {
        var time = new ManualTimeProvider();
        await using var studio = await RunningApplication.StartAsync([], time);
        var cookie = await studio.CookieAsync();
        var first = await SeenAsync(studio, cookie);

        time.Advance(TimeSpan.FromMinutes(59));
        var soon = await SeenAsync(studio, cookie);
        time.Advance(TimeSpan.FromMinutes(1));
        await SeenAsync(studio, cookie);
        var later = await SeenAsync(studio, cookie);

        Assert.Equal(first, soon);
        Assert.Equal(first + TimeSpan.FromHours(1), later);
    }

    private static async Task<DateTimeOffset> SeenAsync(RunningApplication studio, string cookie)
    {
        using var data = JsonDocument.Parse(await (await studio.GetAsync(StudioUrls.MyData, cookie)).Content.ReadAsStringAsync());
        var person = data.RootElement.GetProperty("person").GetProperty("id").GetGuid();
        return (await studio.Get<PersonStore>().FindAsync(person, CancellationToken.None))!.LastSeenAt;
    }
}
