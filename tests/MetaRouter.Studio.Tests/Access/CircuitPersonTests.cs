using System.Security.Claims;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaRouter.Studio.Tests.Access;

public sealed class CircuitPersonTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Endings => ["deactivated", "demoted", "signed out", "erased"];

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task OpenPage_OfSomebodyWhoIsNotLetInAnyMore_IsNobodysAtOnce(string ending)
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.AddAccountAsync(Role.Admin);
        var account = await studio.AddAccountAsync(Role.Admin);
        using var circuit = Open(studio, PersonClaims.OfAccount(account, guestBefore: null));
        var ended = Next(circuit);

        await EndAsync(studio, account, ending);

        Assert.Null((await ended).User.PersonId());
        Assert.Null((await circuit.GetAuthenticationStateAsync()).User.PersonId());
    }

    [Fact]
    public async Task OpenPage_OfSomebodyElse_StaysTheirs()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        await studio.AddAccountAsync(Role.Admin);
        var (account, other) = (await studio.AddAccountAsync(Role.User), await studio.AddAccountAsync(Role.User));
        using var circuit = Open(studio, PersonClaims.OfAccount(other, guestBefore: null));
        using var ending = Open(studio, PersonClaims.OfAccount(account, guestBefore: null));
        var ended = Next(ending);

        await EndAsync(studio, account, "deactivated");

        await ended;
        Assert.Equal(other.PersonId, (await circuit.GetAuthenticationStateAsync()).User.PersonId());
    }

    [Fact]
    public async Task OpenPage_OfAGuestWhoSignsUp_IsNobodysAtOnce()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var guest = await studio.Get<PersonStore>().CreateGuestAsync(None);
        using var circuit = Open(studio, PersonClaims.OfGuest(guest.Id));
        var ended = Next(circuit);
        var account = new Account { PersonId = guest.Id, CreatedAt = default, UserName = "ada", NormalizedUserName = "ADA", SecurityStamp = "s", ConcurrencyStamp = "c" };

        await studio.Get<AccountStore>().AddAsync(null, account, isFirstAdmin: false, None);

        Assert.Null((await ended).User.PersonId());
    }

    [Fact]
    public async Task OpenPage_WhenGuestsAreShutOut_AsksThePoliciesAnew()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var guest = await studio.Get<PersonStore>().CreateGuestAsync(None);
        using var circuit = Open(studio, PersonClaims.OfGuest(guest.Id));
        var asked = Next(circuit);

        await studio.ShutGuestsOutAsync();

        Assert.Equal(guest.Id, (await asked).User.PersonId());
    }

    private static CircuitPerson Open(RunningApplication studio, ClaimsPrincipal user)
    {
        var circuit = new CircuitPerson(studio.Get<Standings>(), studio.Get<SettingsInUse>(), NullLoggerFactory.Instance);
        circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        return circuit;
    }

    // What the page is told next.
    private static async Task<AuthenticationState> Next(CircuitPerson circuit)
    {
        var next = new TaskCompletionSource<Task<AuthenticationState>>(TaskCreationOptions.RunContinuationsAsynchronously);
        circuit.AuthenticationStateChanged += state => next.TrySetResult(state);
        return await await next.Task;
    }

    private static async Task EndAsync(RunningApplication studio, Account account, string ending)
    {
        var accounts = studio.Get<AccountStore>();
        switch (ending)
        {
            case "deactivated":
                await accounts.SetActiveAsync(Actor.Program, account.PersonId, false, None);
                break;
            case "demoted":
                await accounts.ChangeRoleAsync(Actor.Program, account.PersonId, Role.User, None);
                break;
            case "signed out":
                account.SecurityStamp = AccountStore.NewStamp();
                await accounts.UpdateAsync(account, None);
                break;
            default:
                await studio.Get<PersonStore>().EraseAsync(account.PersonId, None);
                studio.Get<Standings>().Announce(account.PersonId);
                break;
        }
    }
}
