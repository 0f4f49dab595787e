using System.Net;
using MetaRouter.Data.Accounts;
using MetaRouter.Studio.Access;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Studio.Tests.Access;

public sealed class SignInTests
{
    [Fact]
    public async Task SignIn_WithThePassword_OpensWhatTheRoleMay()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var account = await studio.AddAccountAsync(Role.User);

        var cookie = await studio.SignInAsync(account.UserName);

        var page = await (await studio.GetAsync(StudioUrls.Account, cookie)).Content.ReadAsStringAsync();
        Assert.Contains(account.UserName, page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("somebody")]
    [InlineData("nobody")]
    public async Task SignIn_WrongTooOften_LocksWhetherOrNotThereIsSuchAName(string userName)
    {
        var time = new ManualTimeProvider();
        await using var studio = await RunningApplication.StartAsync([], time);
        await studio.AddAccountAsync(Role.User, "somebody");

        for (var attempt = 1; attempt < AttemptLimit.Most; attempt++)
            Assert.Contains("do not match", await AttemptAsync(studio, userName, "wrong password"), StringComparison.Ordinal);
        Assert.Contains("Try again in 5 min.", await AttemptAsync(studio, userName, "wrong password"), StringComparison.Ordinal);
        Assert.Contains("Try again in 5 min.", await AttemptAsync(studio, userName, RunningApplication.Password), StringComparison.Ordinal);
        time.Advance(AttemptLimit.LockFor);

        Assert.Contains("do not match", await AttemptAsync(studio, userName, "wrong password"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AfterTheLock_WorksAndForgetsTheFailures()
    {
        var time = new ManualTimeProvider();
        await using var studio = await RunningApplication.StartAsync([], time);
        await studio.AddAccountAsync(Role.User, "somebody");
        for (var attempt = 0; attempt < AttemptLimit.Most; attempt++) await AttemptAsync(studio, "somebody", "wrong password");
        time.Advance(AttemptLimit.LockFor);

        await studio.SignInAsync("somebody");

        for (var attempt = 1; attempt < AttemptLimit.Most; attempt++)
            Assert.Contains("do not match", await AttemptAsync(studio, "somebody", "wrong password"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ManyGuessesAtOnce_CountLikeGuessesInTurn()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var account = await studio.AddAccountAsync(Role.User);
        var store = studio.Get<AccountStore>();

        var attempts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.BeginAttemptAsync(account.PersonId, AttemptLimit.Most, AttemptLimit.LockFor, CancellationToken.None)));

        Assert.Equal(AttemptLimit.Most, attempts.Count(attempt => attempt.IsAllowed));
    }

    [Fact]
    public async Task SignIn_WithAForeignReturnAddress_GoesToTheStartPage()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var account = await studio.AddAccountAsync(Role.User);

        foreach (var (address, expected) in new[] { ("//evil.example", "/"), ("https://evil.example/", "/"), ("/\\evil.example", "/"), ("/usage?x=1", "/usage?x=1") })
        {
            var response = await studio.PostAsync($"{StudioUrls.SignIn}?return={Uri.EscapeDataString(address)}", "sign-in", null, ("Form.UserName", account.UserName), ("Form.Password", RunningApplication.Password));

            Assert.Equal(expected, new Uri(new Uri("http://localhost"), response.Headers.Location!).PathAndQuery);
        }
    }

    [Fact]
    public async Task SignOut_EndsTheCookieEverywhere()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var cookie = await studio.CookieAsync(Role.Admin);

        var response = await studio.PostAsync(StudioUrls.Account, "sign-out", cookie);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await studio.GetAsync(StudioUrls.MyData, cookie)).StatusCode);
    }

    private static async Task<string> AttemptAsync(RunningApplication studio, string userName, string password) => await (await studio.PostAsync(
        StudioUrls.SignIn, "sign-in", null, ("Form.UserName", userName), ("Form.Password", password))).Content.ReadAsStringAsync();
}
