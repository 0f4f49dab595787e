using System.Net;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Access;

namespace MetaRouter.Studio.Tests.Access;

public sealed class FirstAdminTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string, string)[] Ada = [("Form.UserName", "ada"), ("Form.NewPassword", "a long passphrase"), ("Form.Again", "a long passphrase")];

    [Fact]
    public async Task Link_OfTheConsole_MakesTheFirstAdminOnce()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var url = $"{StudioUrls.Setup}?key={await studio.Get<FirstAdminKey>().NewAsync(None)}";

        var made = await studio.PostAsync(url, "setup", null, Ada);
        var cookie = RunningApplication.CookieOf(made);
        var again = await studio.GetAsync(url);

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        Assert.Equal(Role.Admin, (await studio.Get<AccountStore>().FindByNameAsync("ADA", None))!.Role);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(StudioUrls.Account, cookie)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
        Assert.Contains("This link does not work", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await studio.Get<FirstAdminKey>().NewAsync(None));
        Assert.Contains(await studio.Get<AuditLog>().ReadAsync(10, null, None), entry => entry is { Action: "account.created", Subject: "ada" });
    }

    [Fact]
    public async Task Link_WithBadInput_StaysGoodAndSaysWhatIsWrong()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var url = $"{StudioUrls.Setup}?key={await studio.Get<FirstAdminKey>().NewAsync(None)}";

        var page = await (await studio.PostAsync(url, "setup", null, ("Form.UserName", "ada"), ("Form.NewPassword", "short"), ("Form.Again", "short"))).Content.ReadAsStringAsync();

        Assert.Contains("Use at least 10 characters.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"ada\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"short\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await studio.PostAsync(url, "setup", null, Ada)).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?key=")]
    [InlineData("?key=00000000000000000000000000000000000000000000000000000000000000ff")]
    public async Task Link_ThatWasNotPrinted_MakesNobody(string query)
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.Get<FirstAdminKey>().NewAsync(None);

        Assert.Equal(HttpStatusCode.Gone, (await studio.GetAsync(StudioUrls.Setup + query)).StatusCode);
        await studio.PostAsync(StudioUrls.Setup + query, "setup", null, Ada);

        Assert.False(await studio.Get<AccountStore>().HasAdminAsync(None));
    }

    [Fact]
    public async Task Link_WithAKeyFromBeforeAnAdminCame_IsDead()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var key = await studio.Get<FirstAdminKey>().NewAsync(None);
        await studio.AddAccountAsync(Role.Admin);

        Assert.Equal(HttpStatusCode.Gone, (await studio.GetAsync($"{StudioUrls.Setup}?key={key}")).StatusCode);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080/account/setup?key=k")]
    [InlineData("http://0.0.0.0:80", "http://localhost:80/account/setup?key=k")]
    [InlineData("https://[::]:443", "https://localhost:443/account/setup?key=k")]
    [InlineData("http://*:8080", "http://localhost:8080/account/setup?key=k")]
    public void Link_OfAnAddress_CanBeOpened(string listening, string expected) => Assert.Equal(expected, FirstAdminKey.LinkOf(listening, "k"));
}
