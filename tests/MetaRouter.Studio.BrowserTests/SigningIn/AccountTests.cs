using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.BrowserTests.Browsing;
using MetaRouter.Studio.Settings;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MetaRouter.Studio.BrowserTests.SigningIn;

[Collection(BrowserRun.Collection)]
public sealed class AccountTests(BrowserRun run)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task FirstRun_WithTheLinkOfTheConsole_MakesTheAdminWhoSignsOutAndInAgain()
    {
        await using var studio = await run.StartAsync("AnswerBank:Pace=0.02");
        var link = FirstAdminKey.LinkOf(studio.Url.ToString(), (await studio.Get<FirstAdminKey>().NewAsync(None))!);

        await studio.VisitAsync(async visit =>
        {
            await visit.Page.GotoAsync(link);
            await FillNewAccountAsync(visit.Page, "ada", "short");
            await Button(visit.Page, "Make the administrator").ClickAsync();
            await Expect(visit.Page.GetByText("Use at least 10 characters.")).ToBeVisibleAsync();
            await Expect(visit.Page.GetByLabel("User name", new() { Exact = true })).ToHaveValueAsync("ada");
            await FillNewAccountAsync(visit.Page, "ada", Accounts.Password);
            await Button(visit.Page, "Make the administrator").ClickAsync();
            await visit.Page.WaitForURLAsync("**" + StudioUrls.AdminSettings);

            await visit.Compare.OpenAsync();
            await Expect(Link(visit.Page, "Admin")).ToBeVisibleAsync();
            await Expect(Link(visit.Page, "Research")).ToBeVisibleAsync();
            await Link(visit.Page, "Your account: ada").ClickAsync();
            await Button(visit.Page, "Sign out").ClickAsync();
            await visit.Page.WaitForURLAsync("**" + StudioUrls.SignIn);

            await visit.Page.SignInAsync("ada", Accounts.Password);
            await Expect(Link(visit.Page, "Your account: ada")).ToBeVisibleAsync();
            await Expect(Link(visit.Page, "Admin")).ToBeVisibleAsync();
        });
    }

    [Fact]
    public async Task Guest_WhoComparesAndSignsUp_KeepsTheHistory()
    {
        await using var studio = await run.StartAsync("AnswerBank:Pace=0.02");
        Assert.True(await studio.Get<SettingsInUse>().ChangeAsync(Actor.Program, new AccessSettings { SignUpOpen = true }, 0, "", None));

        await studio.VisitAsync(async visit =>
        {
            await visit.Compare.OpenAndAskSampleAsync();
            await visit.Compare.VoteAsync("A better");
            await Link(visit.Page, "Sign in").ClickAsync();
            await Link(visit.Page, "Make an account").ClickAsync();
            await FillNewAccountAsync(visit.Page, "grace", Accounts.Password);
            await Button(visit.Page, "Make an account").ClickAsync();
            await Expect(Link(visit.Page, "Your account: grace")).ToBeVisibleAsync();

            await visit.Compare.MyPreference.ClickAsync();
            await Expect(new PreferencePage(visit.Page).Entries).ToHaveCountAsync(1);
            await Expect(Link(visit.Page, "Admin")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task Guest_WhoComparesAndSignsIn_IsAskedAndBringsTheHistoryAlong()
    {
        await using var studio = await run.StartAsync("AnswerBank:Pace=0.02");
        var name = await studio.AddAccountAsync(Role.User);

        await studio.VisitAsync(async visit =>
        {
            await visit.Compare.OpenAndAskSampleAsync();
            await visit.Compare.VoteAsync("A better");
            await visit.Page.GotoAsync(StudioUrls.SignIn);
            await visit.Page.SignInAsync(name, Accounts.Password);
            await Button(visit.Page, "Bring it along").ClickAsync();
            await Expect(Link(visit.Page, $"Your account: {name}")).ToBeVisibleAsync();

            await visit.Compare.MyPreference.ClickAsync();
            await Expect(new PreferencePage(visit.Page).Entries).ToHaveCountAsync(1);
        });
    }

    [Fact]
    public async Task WrongPasswords_AreSaidThenLocked()
    {
        await using var studio = await run.StartAsync();
        var name = await studio.AddAccountAsync(Role.User);

        await studio.VisitAsync(async visit =>
        {
            await visit.Page.GotoAsync(StudioUrls.SignIn);
            for (var attempt = 1; attempt < 5; attempt++)
            {
                await visit.Page.SignInAsync(name, $"wrong password {attempt}");
                await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not match");
                await Expect(visit.Page.GetByLabel("User name", new() { Exact = true })).ToHaveValueAsync(name);
            }

            await visit.Page.SignInAsync(name, "wrong password 5");
            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Try again in 5 min.");
            await visit.Page.SignInAsync(name, Accounts.Password);
            await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Try again in 5 min.");
        });
    }

    [Fact]
    public async Task OpenPage_OfSomebodyWhoIsDeactivated_EndsWithoutAReload()
    {
        await using var studio = await run.StartAsync("AnswerBank:Pace=0.02");

        await studio.VisitAsync(async visit =>
        {
            var name = await studio.SignInAsAsync(visit, Role.Researcher);
            var accounts = studio.Get<AccountStore>();
            var account = await accounts.FindByNameAsync(name.ToUpperInvariant(), None);
            await studio.AddAccountAsync(Role.Admin);

            Assert.Equal(AccountResult.Done, await accounts.SetActiveAsync(Actor.Program, account!.PersonId, false, None));

            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "You are not signed in any more" })).ToBeVisibleAsync();
            await Expect(Link(visit.Page, "Research")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task Guest_AtThePagesOfAdmins_IsToldWhatTheyNeed()
    {
        await run.Demo.VisitAsync(async visit =>
        {
            await visit.Compare.OpenAsync();
            visit.ExpectConsole("403");

            await visit.Page.GotoAsync(StudioUrls.AdminSettings);

            await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "This page is not for you" })).ToBeVisibleAsync();
            await Expect(visit.Page.GetByText("It is for administrators.")).ToBeVisibleAsync();
        });
    }

    private static async Task FillNewAccountAsync(IPage page, string userName, string password)
    {
        await page.GetByLabel("User name", new() { Exact = true }).FillAsync(userName);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(password);
        await page.GetByLabel("New password once more", new() { Exact = true }).FillAsync(password);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator Link(IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
