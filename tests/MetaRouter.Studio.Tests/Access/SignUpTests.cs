using System.Net;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.People;
using MetaRouter.Studio.Spending;

namespace MetaRouter.Studio.Tests.Access;

public sealed class SignUpTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string, string)[] Ada = [("Form.UserName", "ada"), ("Form.NewPassword", "a long passphrase"), ("Form.Again", "a long passphrase")];

    [Fact]
    public async Task SignUp_WhileClosed_MakesNoAccount()
    {
        await using var studio = await RunningApplication.StartAsync([]);

        await studio.PostAsync(StudioUrls.SignUp, "sign-up", null, Ada);

        Assert.Null(await studio.Get<AccountStore>().FindByNameAsync("ADA", None));
    }

    [Fact]
    public async Task SignUp_OfAGuest_IsTheSamePersonWithoutTheGuestsBudget()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.OpenSignUpAsync();
        var guest = await studio.CookieAsync();

        var response = await studio.PostAsync(StudioUrls.SignUp, "sign-up", guest, Ada);

        var account = await studio.Get<AccountStore>().FindByNameAsync("ADA", None);
        var person = await studio.Get<PersonStore>().FindAsync(account!.PersonId, None);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(Role.User, account.Role);
        Assert.False(person!.IsGuest);
        Assert.DoesNotContain(studio.Get<SpendBudgets>().Of(person), budget => budget.Key == Core.Budgets.Budget.GuestsKey);
        // The guest's cookie, which has no stamp, lets nobody in any more.
        Assert.Equal(HttpStatusCode.Unauthorized, (await studio.GetAsync(StudioUrls.MyData, guest)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await studio.GetAsync(StudioUrls.MyData, RunningApplication.CookieOf(response))).StatusCode);
    }

    [Theory]
    [InlineData("", "a long passphrase", "a long passphrase", "Write a user name.")]
    [InlineData("a b", "a long passphrase", "a long passphrase", "without blanks.")]
    [InlineData("Taken", "a long passphrase", "a long passphrase", "Somebody has this user name.")]
    [InlineData("ada", "123456789", "123456789", "Use at least 10 characters.")]
    [InlineData("ada.lovelace", "Ada.Lovelace", "Ada.Lovelace", "The password must not be the user name.")]
    [InlineData("ada", "a long passphrase", "a long passphrasf", "Write the same password here as above.")]
    public async Task SignUp_WithBadInput_SaysWhatIsWrong(string name, string password, string again, string sentence)
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.OpenSignUpAsync();
        await studio.AddAccountAsync(Role.User, "taken");

        var page = await (await studio.PostAsync(StudioUrls.SignUp, "sign-up", null, ("Form.UserName", name), ("Form.NewPassword", password), ("Form.Again", again))).Content.ReadAsStringAsync();

        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.Null(await studio.Get<AccountStore>().FindByNameAsync("ADA", None));
    }
}
