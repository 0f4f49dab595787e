using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;

namespace MetaRouter.Data.Tests.People;

public abstract class ProfileStoreTests(StudioFixture studio)
{
    public sealed class OnSqlite(SqliteStudio studio) : ProfileStoreTests(studio), IClassFixture<SqliteStudio>;

    public sealed class OnPostgreSql(PostgreSqlStudio studio) : ProfileStoreTests(studio), IClassFixture<PostgreSqlStudio>;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Create_TrimmedName_IsListedOldestFirst()
    {
        var person = await studio.GuestAsync();
        var work = await CreateAsync(person, "  client work ");
        var play = await CreateAsync(person, "Spiel & Spaß");

        Assert.Equal("client work", work.Name);
        Assert.Equal([work, play], await studio.Profiles.ListAsync(person, None));
    }

    [Theory]
    [InlineData("  ", ProfileResult.NameMissing)]
    [InlineData("12345678901234567890123456789012345678901", ProfileResult.NameTooLong)]
    [InlineData(" CLIENT work", ProfileResult.NameTaken)]
    public async Task CreateOrRename_UnfitName_IsRefused(string name, ProfileResult expected)
    {
        var person = await studio.GuestAsync();
        await CreateAsync(person, "client work");
        var other = await CreateAsync(person, "home");

        Assert.Equal((expected, null), await studio.Profiles.CreateAsync(person, name, None));
        Assert.Equal(expected, await studio.Profiles.RenameAsync(person, other.Id, name, None));
        Assert.Equal(["client work", "home"], (await studio.Profiles.ListAsync(person, None)).Select(profile => profile.Name));
    }

    [Fact]
    public async Task Rename_OwnNameInOtherCase_IsAllowed()
    {
        var person = await studio.GuestAsync();
        var profile = await CreateAsync(person, "home");

        Assert.Equal(ProfileResult.Done, await studio.Profiles.RenameAsync(person, profile.Id, "Home", None));
        Assert.Equal("Home", Assert.Single(await studio.Profiles.ListAsync(person, None)).Name);
    }

    [Fact]
    public async Task Create_ManyAtOnce_NeverMoreThanTheMost()
    {
        var person = await studio.GuestAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, NamedProfile.MostPerPerson + 4).Select(
            number => Task.Run(() => studio.Profiles.CreateAsync(person, $"profile {number}", None))));

        Assert.Equal(NamedProfile.MostPerPerson, made.Count(result => result.Result == ProfileResult.Done));
        Assert.Equal(4, made.Count(result => result.Result == ProfileResult.TooMany));
        Assert.Equal(NamedProfile.MostPerPerson, (await studio.Profiles.ListAsync(person, None)).Count);
    }

    [Fact]
    public async Task Create_SameNameAtOnce_OneGetsIt()
    {
        var person = await studio.GuestAsync();

        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => studio.Profiles.CreateAsync(person, "home", None))));

        Assert.Single(made, result => result.Result == ProfileResult.Done);
        Assert.Equal(3, made.Count(result => result.Result == ProfileResult.NameTaken));
    }

    [Fact]
    public async Task Switch_ThenVote_EachProfileHasItsOwnContexts()
    {
        var person = await studio.GuestAsync();
        var inFirst = await studio.VotedAsync(person, "in the first");
        var work = await CreateAsync(person, "client work");

        Assert.Equal(ProfileResult.Done, await studio.Profiles.SwitchAsync(person, work.Id, new(1, null), None));
        Assert.True(await studio.People.FindAsync(person, None) is { Preference: null, PreferenceRevision: 2 } switched && switched.ProfileId == work.Id);
        Assert.Empty(await studio.Comparisons.ContextsAsync(person, None));
        var inWork = await studio.VotedAsync(person, "at work");

        Assert.Equal((null, (Guid?)work.Id), ((await studio.FindAsync(inFirst)).ProfileId, (await studio.FindAsync(inWork)).ProfileId));
        Assert.Equal(inWork.Id, Assert.Single(await studio.Comparisons.ContextsAsync(person, None)).ComparisonId);
        Assert.Equal(inFirst.Id, Assert.Single(await studio.Comparisons.ContextsOfAsync(person, null, None)).ComparisonId);
        Assert.Equal(inWork.Id, Assert.Single(await studio.Comparisons.ContextsOfAsync(person, work.Id, None)).ComparisonId);
        Assert.Equal(ProfileResult.Done, await studio.Profiles.SwitchAsync(person, null, StudioFixture.Update(3), None));
        Assert.Equal(inFirst.Id, Assert.Single(await studio.Comparisons.ContextsAsync(person, None)).ComparisonId);
    }

    [Fact]
    public async Task Switch_PreferenceMovedMeanwhile_ChangesNothing()
    {
        var person = await studio.GuestAsync();
        var work = await CreateAsync(person, "client work");
        await studio.VotedAsync(person);

        Assert.Equal(ProfileResult.PreferenceMoved, await studio.Profiles.SwitchAsync(person, work.Id, StudioFixture.Update(0), None));
        Assert.Equal(ProfileResult.NotFound, await studio.Profiles.SwitchAsync(person, Guid.CreateVersion7(), StudioFixture.Update(1), None));

        Assert.True(await studio.People.FindAsync(person, None) is { ProfileId: null, PreferenceRevision: 1 });
    }

    [Fact]
    public async Task Reset_OneProfile_LeavesTheOtherItsContexts()
    {
        var person = await studio.GuestAsync();
        var inFirst = await studio.VotedAsync(person);
        var work = await CreateAsync(person, "client work");
        await studio.Profiles.SwitchAsync(person, work.Id, new(1, null), None);
        var inWork = await studio.VotedAsync(person);

        Assert.True(await studio.People.ResetPreferenceAsync(person, None));

        Assert.Equal(ContextEnd.Reset, (await studio.FindAsync(inWork)).ContextEnd);
        Assert.True((await studio.FindAsync(inFirst)).IsContext);
    }

    [Fact]
    public async Task Withdraw_ContextOfAnotherProfile_LeavesTheStateAndMovesTheRevision()
    {
        var person = await studio.GuestAsync();
        var inFirst = await studio.VotedAsync(person);
        var work = await CreateAsync(person, "client work");
        await studio.Profiles.SwitchAsync(person, work.Id, new(1, null), None);
        await studio.VotedAsync(person);
        var before = (await studio.People.FindAsync(person, None))!;

        Assert.Equal(WithdrawalResult.Withdrawn, await studio.Comparisons.WithdrawAsync(person, inFirst.Id, null, None));

        var after = (await studio.People.FindAsync(person, None))!;
        Assert.Equal(before.Preference!.Bytes.ToArray(), after.Preference!.Bytes.ToArray());
        // Whoever is computing the state of the first profile from what was there computes again.
        Assert.Equal(ProfileResult.PreferenceMoved, await studio.Profiles.SwitchAsync(person, null, new(before.PreferenceRevision, null), None));
        Assert.Empty(await studio.Comparisons.ContextsOfAsync(person, null, None));
    }

    [Fact]
    public async Task Delete_ProfileInUse_FallsBackToTheFirstAndEndsItsContexts()
    {
        var person = await studio.GuestAsync();
        var inFirst = await studio.VotedAsync(person);
        var work = await CreateAsync(person, "client work");
        await studio.Profiles.SwitchAsync(person, work.Id, new(1, null), None);
        var inWork = await studio.VotedAsync(person);

        Assert.Equal(ProfileResult.PreferenceMoved, await studio.Profiles.DeleteAsync(person, work.Id, null, None));
        Assert.Equal(ProfileResult.Done, await studio.Profiles.DeleteAsync(person, work.Id, StudioFixture.Update(3), None));

        Assert.True(await studio.People.FindAsync(person, None) is { ProfileId: null, PreferenceRevision: 4, Preference: not null });
        Assert.True(await studio.FindAsync(inWork) is { State: ComparisonState.Voted, IsContext: false, ContextEnd: ContextEnd.ProfileDeleted, ContextEndedAt: not null });
        Assert.Equal(inFirst.Id, Assert.Single(await studio.Comparisons.ContextsAsync(person, None)).ComparisonId);
        Assert.Empty(await studio.Profiles.ListAsync(person, None));
        Assert.Equal(ProfileResult.NotFound, await studio.Profiles.DeleteAsync(person, work.Id, null, None));
    }

    [Fact]
    public async Task Pin_FirstAndNamed_AreKeptApart()
    {
        var person = await studio.GuestAsync();
        var work = await CreateAsync(person, "client work");

        Assert.Equal(ProfileResult.Done, await studio.Profiles.PinAsync(person, null, 0.25, None));
        Assert.Equal(ProfileResult.Done, await studio.Profiles.PinAsync(person, work.Id, 1, None));
        Assert.Equal((0.25, 1.0), ((await studio.People.FindAsync(person, None))!.PinnedCostWeight, (await studio.Profiles.ListAsync(person, None))[0].PinnedCostWeight));
        Assert.Equal(0.25, await studio.Profiles.PinOfAsync((await studio.People.FindAsync(person, None))!, None));
        await studio.Profiles.SwitchAsync(person, work.Id, new(0, null), None);
        Assert.Equal(1, await studio.Profiles.PinOfAsync((await studio.People.FindAsync(person, None))!, None));
        Assert.Equal(ProfileResult.Done, await studio.Profiles.PinAsync(person, null, null, None));
        Assert.Null((await studio.People.FindAsync(person, None))!.PinnedCostWeight);
        Assert.Equal(ProfileResult.NotFound, await studio.Profiles.PinAsync(person, Guid.CreateVersion7(), 0.5, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => studio.Profiles.PinAsync(person, null, double.NaN, None));
    }

    private async Task<NamedProfile> CreateAsync(Guid person, string name)
    {
        var (result, profile) = await studio.Profiles.CreateAsync(person, name, None);
        Assert.Equal(ProfileResult.Done, result);
        return profile!;
    }
}
