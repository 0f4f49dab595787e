using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using Microsoft.EntityFrameworkCore;

namespace MetaRouter.Data.Tests.People;

public abstract class PersonStoreTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : PersonStoreTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : PersonStoreTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task CreateGuest_ReadBack_IsTheSame()
    {
        var guest = await studio.People.CreateGuestAsync(None);

        Assert.Equal(guest, await studio.People.FindAsync(guest.Id, None));
        Assert.True(guest is { IsGuest: true, Preference: null, PreferenceRevision: 0, Settings: { VoteKeysEnabled: true, HidePrices: false } });
    }

    [Fact]
    public async Task Settings_Changed_AreReadBackAndNothingElseChanges()
    {
        var guest = await studio.People.CreateGuestAsync(None);
        var settings = new PersonSettings { HidePrices = true, VoteKeysEnabled = false, SynchronisedReveal = true };

        Assert.Equal(settings, await studio.People.UpdateSettingsAsync(guest.Id, _ => settings, None));

        Assert.Equal(guest with { Settings = settings }, await studio.People.FindAsync(guest.Id, None));
    }

    [Fact]
    public async Task Settings_ChangedByTwoAtOnce_KeepBothChanges()
    {
        var guest = await studio.People.CreateGuestAsync(None);

        await Task.WhenAll(
            Task.Run(() => studio.People.UpdateSettingsAsync(guest.Id, settings => settings with { HidePrices = true }, None)),
            Task.Run(() => studio.People.UpdateSettingsAsync(guest.Id, settings => settings with { VoteKeysEnabled = false }, None)));

        Assert.Equal(new PersonSettings { HidePrices = true, VoteKeysEnabled = false }, (await studio.People.FindAsync(guest.Id, None))!.Settings);
    }

    [Fact]
    public async Task SeenAndSkipped_SetTheirMoments()
    {
        var guest = await studio.People.CreateGuestAsync(None);

        Assert.True(await studio.People.SeenAsync(guest.Id, None));
        Assert.True(await studio.People.SkipOnboardingAsync(guest.Id, None));

        var found = (await studio.People.FindAsync(guest.Id, None))!;
        Assert.True(found.LastSeenAt > guest.LastSeenAt);
        Assert.True(found.OnboardingSkippedAt > found.LastSeenAt);
    }

    [Fact]
    public async Task Consent_GivenAndWithdrawn_IsReadBack()
    {
        var guest = await studio.People.CreateGuestAsync(None);

        Assert.True(await studio.People.AgreeAsync(guest.Id, 2, None));
        Assert.True(await studio.People.FindAsync(guest.Id, None) is { ConsentVersion: 2, ConsentedAt: not null });

        Assert.True(await studio.People.WithdrawConsentAsync(guest.Id, None));
        Assert.Equal(guest, await studio.People.FindAsync(guest.Id, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => studio.People.AgreeAsync(guest.Id, 0, None));
    }

    [Fact]
    public async Task SavePreference_FromAnOldRevision_IsRefused()
    {
        var guest = await studio.GuestAsync();

        Assert.True(await studio.People.SavePreferenceAsync(guest, StudioFixture.Update(0), None));
        Assert.False(await studio.People.SavePreferenceAsync(guest, StudioFixture.Update(0), None));
        Assert.Equal(1, (await studio.People.FindAsync(guest, None))!.PreferenceRevision);
    }

    [Fact]
    public async Task ResetPreference_AfterVotes_KeepsTheRowsAsHistoryOnly()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);
        var withdrawn = await studio.VotedAsync(person);
        await studio.Comparisons.WithdrawAsync(person, withdrawn.Id, StudioFixture.Update(2), None);
        await studio.People.SkipOnboardingAsync(person, None);

        Assert.True(await studio.People.ResetPreferenceAsync(person, None));

        Assert.True((await studio.People.FindAsync(person, None)) is { Preference: null, PreferenceRevision: 4, OnboardingSkippedAt: null });
        Assert.Empty(await studio.Comparisons.ContextsAsync(person, None));
        Assert.True((await studio.FindAsync(voted)) is { State: ComparisonState.Voted, IsContext: false, ContextEnd: ContextEnd.Reset, ContextEndedAt: not null });
        Assert.Equal(ContextEnd.Withdrawn, (await studio.FindAsync(withdrawn)).ContextEnd);
        Assert.Equal(2, (await studio.Comparisons.HistoryAsync(person, 10, null, None)).Count);
    }

    [Fact]
    public async Task Reset_ThenWithdraw_NeedsNoPreference()
    {
        var person = await studio.GuestAsync();
        var voted = await studio.VotedAsync(person);
        await studio.People.ResetPreferenceAsync(person, None);

        Assert.Equal(WithdrawalResult.Withdrawn, await studio.Comparisons.WithdrawAsync(person, voted.Id, null, None));
        Assert.Equal(ContextEnd.Reset, (await studio.FindAsync(voted)).ContextEnd);
    }

    [Fact]
    public async Task Erase_Person_LeavesNothingOfThemAndAllOfOthers()
    {
        var (person, other) = (await studio.GuestAsync(), await studio.GuestAsync());
        var gone = await studio.VotedAsync(person);
        await studio.OpenAsync(person);
        var kept = await studio.VotedAsync(other);

        Assert.True(await studio.People.EraseAsync(person, None));

        Assert.Null(await studio.People.FindAsync(person, None));
        await using var context = studio.Database.CreateContext();
        Assert.False(await context.Comparisons.AnyAsync(row => row.PersonId == person));
        Assert.False(await context.Conversations.AnyAsync(row => row.PersonId == person));
        Assert.False(await context.Answers.AnyAsync(row => row.ComparisonId == gone.Id));
        Assert.False(await context.Answers.AnyAsync(row => !context.Comparisons.Any(comparison => comparison.Id == row.ComparisonId)));
        Assert.Equal(kept, await studio.FindAsync(kept), StudioFixture.SameContent);
        Assert.False(await studio.People.EraseAsync(person, None));
    }
}
