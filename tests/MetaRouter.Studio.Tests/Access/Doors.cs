using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Tests.Access;

/// <summary>Changes of who gets in.</summary>
internal static class Doors
{
    public static Task ShutGuestsOutAsync(this RunningApplication studio) => studio.ChangeAsync(new AccessSettings { GuestsAllowed = false });

    public static Task OpenSignUpAsync(this RunningApplication studio) => studio.ChangeAsync(new AccessSettings { SignUpOpen = true });

    private static async Task ChangeAsync(this RunningApplication studio, AccessSettings access) =>
        Assert.True(await studio.Get<SettingsInUse>().ChangeAsync(Actor.Program, access, 0, "", CancellationToken.None));
}
