using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Features.Admin.Audit;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Tests.Features.Admin.Audit;

public sealed class AuditSessionTests
{
    [Fact]
    public async Task Entries_MoreThanAPage_ComeNewestFirstAndFiltered()
    {
        await using var studio = await StudioParts.CreateAsync();
        var settings = studio.Get<SettingsInUse>();
        for (var index = 0; index < AuditSession.PageSize + 2; index++)
            Assert.True(await settings.ChangeAsync(new Actor(Guid.NewGuid(), index % 2 == 0 ? "ada" : "bob"), new AccessSettings { SignUpOpen = index % 2 == 0 }, index, $"{index}", default));
        var session = new AuditSession(studio.Get<AuditLog>());

        await session.LoadAsync(default);
        Assert.Equal((AuditSession.PageSize, true, $"{AuditSession.PageSize + 1}"), (session.Entries!.Count, session.HasMore, session.Entries[0].Details));
        await session.MoreAsync(default);
        Assert.Equal((AuditSession.PageSize + 2, false, "0"), (session.Entries.Count, session.HasMore, session.Entries[^1].Details));

        await session.FilterAsync("settings.", "ada", default);
        Assert.All(session.Entries, entry => Assert.Equal("ada", entry.ActorName));
        Assert.Equal(AuditSession.PageSize / 2 + 1, session.Entries.Count);
        await session.FilterAsync("account.", "", default);
        Assert.Empty(session.Entries);
    }
}
