using MetaRouter.Data.Auditing;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Features.Admin.Settings;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Tests.Features.Admin.Settings;

public sealed class SettingsSessionTests : IAsyncLifetime
{
    private StudioParts _studio = null!;
    private Guid _admin;

    private SettingsInUse Settings => _studio.Get<SettingsInUse>();

    public async Task InitializeAsync()
    {
        _studio = await StudioParts.CreateAsync();
        _admin = await _studio.GuestAsync();
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Save_AChangedSection_IsInForceAndNotedAsOldToNew()
    {
        var session = Session();
        var guests = Form(session, "guests");
        guests.Type("daily", "2.50");

        Assert.Equal(SaveOutcome.Saved, await session.SaveAsync(guests, guests.Revision));

        Assert.Equal(2.5m, Settings.Current.Guests.DailyUsd);
        Assert.False(guests.IsEdited);
        var entry = Assert.Single(await _studio.Get<AuditLog>().ReadAsync(10, null, CancellationToken.None));
        Assert.Equal(("settings.changed", "guests", (Guid?)_admin), (entry.Action, entry.Subject, entry.ActorId));
        Assert.Equal($"{SettingsText.DailyUsd}: 1 → 2.50", entry.Details);
    }

    [Fact]
    public async Task Save_NothingDifferent_WritesNothing()
    {
        var session = Session();

        Assert.Equal(SaveOutcome.Unchanged, await session.SaveAsync(Form(session, "access"), 0));

        Assert.Empty(await _studio.Get<AuditLog>().ReadAsync(10, null, CancellationToken.None));
    }

    [Theory]
    [InlineData("guests", "daily", "a lot")]
    [InlineData("guests", "daily", "-1")]
    [InlineData("guests", "new", "0")]
    [InlineData("budgets", "person-usd", "1000001")]
    [InlineData("budgets", "person-zone", "Middle/Earth")]
    [InlineData("budgets", "instance-queries", "1.5")]
    [InlineData("budgets", "instance-period", "Fortnight")]
    [InlineData("pairs", "exploration", "1.01")]
    public async Task Save_WhatCannotBe_IsRefusedAtTheFieldAndStays(string section, string field, string typed)
    {
        var session = Session();
        var form = Form(session, section);
        form.Type(field, typed);

        Assert.Equal(SaveOutcome.Refused, await session.SaveAsync(form, form.Revision));

        Assert.False(string.IsNullOrEmpty(form.ProblemOf(field)));
        Assert.Equal(typed, form.ValueOf(field));
        Assert.All(form.Fields.Where(other => other.Id != field), other => Assert.Null(form.ProblemOf(other.Id)));
        Assert.Equal(0, form.Revision);
    }

    [Fact]
    public async Task Save_ChangedByAnotherAdminMeanwhile_ShowsBothAndReplacesOnlyWhenAskedAgain()
    {
        var (mine, theirs) = (Session(), Session());
        var (form, other) = (Form(mine, "guests"), Form(theirs, "guests"));
        form.Type("daily", "5");
        other.Type("daily", "9");
        await theirs.SaveAsync(other, other.Revision);

        Assert.Equal(SaveOutcome.ChangedElsewhere, await mine.SaveAsync(form, shownRevision: 0));

        var field = form.Fields.First(each => each.Id == "daily");
        Assert.Equal(("5", "9"), (form.ValueOf("daily"), form.TheirsOf(field)));
        Assert.Equal(9m, Settings.Current.Guests.DailyUsd);

        Assert.Equal(SaveOutcome.Saved, await mine.SaveAsync(form, form.Revision));
        Assert.Equal(5m, Settings.Current.Guests.DailyUsd);
    }

    [Fact]
    public async Task Follow_UntouchedSection_ShowsWhatAnotherAdminHasSaved()
    {
        var (mine, theirs) = (Session(), Session());
        var other = Form(theirs, "prices");
        other.Type("rule", nameof(PriceRule.Hidden));
        await theirs.SaveAsync(other, other.Revision);

        mine.Follow();

        var form = Form(mine, "prices");
        Assert.Equal(nameof(PriceRule.Hidden), form.ValueOf("rule"));
        Assert.False(form.IsChangedElsewhere);
    }

    [Fact]
    public async Task TakeTheirs_AfterAConflict_ForgetsWhatWasTyped()
    {
        var (mine, theirs) = (Session(), Session());
        var (form, other) = (Form(mine, "consent"), Form(theirs, "consent"));
        form.Type("text", "mine");
        other.Type("text", "theirs");
        await theirs.SaveAsync(other, other.Revision);
        mine.Follow();
        Assert.True(form.IsChangedElsewhere);

        form.TakeTheirs();

        Assert.Equal("theirs", form.ValueOf("text"));
        Assert.False(form.IsEdited || form.IsChangedElsewhere);
    }

    private static SectionForm Form(SettingsSession session, string id) => session.Forms.Single(form => form.Id == id);

    private SettingsSession Session() => new(Settings, new CurrentPerson(new SignedIn(_admin)));
}
