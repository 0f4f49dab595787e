using System.Net;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Access;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Access;

public sealed class PasswordTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string, string)[] New = [("Form.NewPassword", "another passphrase"), ("Form.Again", "another passphrase")];

    [Fact]
    public async Task Invitation_Accepted_LetsTheNewPersonInOnce()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var link = (await InviteAsync(studio, "grace")).Link!;

        var accepted = await studio.PostAsync(link, "password", null, New);
        var again = await studio.GetAsync(link);

        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(StudioUrls.MyData, RunningApplication.CookieOf(accepted))).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, again.StatusCode);
    }

    [Fact]
    public async Task Invitation_ForATakenOrBadName_IsRefused()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.AddAccountAsync(Role.User, "grace");

        Assert.Equal(AccountProblem.NameTaken, (await InviteAsync(studio, "Grace")).Problem);
        Assert.Equal(AccountProblem.NameMissing, (await InviteAsync(studio, " ")).Problem);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?person=nobody&key=x")]
    [InlineData("?person=01890000-0000-7000-8000-000000000000&key=x")]
    public async Task Link_ThatNobodyMade_SaysThatItIsDead(string query)
    {
        await using var studio = await RunningApplication.StartAsync([]);

        var page = await studio.GetAsync(StudioUrls.Password + query);

        Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
        Assert.Contains("This link does not work any more", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetLink_Used_EndsSessionsTheOldPasswordAndALock()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var account = await studio.AddAccountAsync(Role.User, "grace");
        var cookie = await studio.SignInAsync("grace");
        for (var attempt = 0; attempt < AttemptLimit.Most; attempt++)
            await studio.Get<AccountStore>().BeginAttemptAsync(account.PersonId, AttemptLimit.Most, AttemptLimit.LockFor, None);
        string link;
        using (var scope = studio.Services.CreateScope())
            link = (await scope.ServiceProvider.GetRequiredService<AccountInvitations>().ResetAsync(Actor.Program, account.PersonId, None)).Link!;

        await studio.PostAsync(link, "password", null, New);

        Assert.Equal(HttpStatusCode.Unauthorized, (await studio.GetAsync(StudioUrls.MyData, cookie)).StatusCode);
        var signedIn = await studio.PostAsync(StudioUrls.SignIn, "sign-in", null, ("Form.UserName", "grace"), ("Form.Password", "another passphrase"));
        Assert.NotNull(RunningApplication.CookieOf(signedIn));
    }

    [Fact]
    public async Task OwnPassword_Changed_KeepsThisSessionAndEndsTheOthers()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.AddAccountAsync(Role.User, "grace");
        var (here, elsewhere) = (await studio.SignInAsync("grace"), await studio.SignInAsync("grace"));

        var changed = await studio.PostAsync(StudioUrls.Account, "change-password", here, [("Form.Password", RunningApplication.Password), .. New]);

        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(StudioUrls.MyData, RunningApplication.CookieOf(changed))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await studio.GetAsync(StudioUrls.MyData, elsewhere)).StatusCode);
    }

    [Fact]
    public async Task OwnPassword_WithAWrongPresentOne_StaysAndSaysSo()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.AddAccountAsync(Role.User, "grace");
        var cookie = await studio.SignInAsync("grace");

        var page = await studio.PostAsync(StudioUrls.Account, "change-password", cookie, [("Form.Password", "wrong password"), .. New]);

        Assert.Contains("This is not your present password.", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(await studio.SignInAsync("grace"));
    }

    private static async Task<Invitation> InviteAsync(RunningApplication studio, string userName)
    {
        using var scope = studio.Services.CreateScope();
        return await scope.ServiceProvider.GetRequiredService<AccountInvitations>().CreateAsync(Actor.Program, userName, Role.User, None);
    }
}
