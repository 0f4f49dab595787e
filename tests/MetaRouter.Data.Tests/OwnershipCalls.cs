using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Rewards;
using MetaRouter.Data.Routing;

namespace MetaRouter.Data.Tests;

/// <summary>Every call of a store that acts for a person, as a stranger would make it.</summary>
public static class OwnershipCalls
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>Somebody's ids, or ones made up, in a stranger's hand.</summary>
    public sealed record Ids(Guid Comparison, Guid Conversation, Guid Answer, Guid Decision, Guid Profile);

    /// <summary>Calls that name something: a foreign id must do what a made-up one does.</summary>
    public static readonly Dictionary<string, Func<StudioFixture, Guid, Ids, Task<object?>>> WithIds = new()
    {
        [Of<ComparisonStore>(nameof(ComparisonStore.StartAsync))] = async (studio, stranger, ids) =>
            await studio.Comparisons.StartAsync(StudioFixture.New(stranger) with { ConversationId = ids.Conversation }, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.SaveAnswerAsync))] = async (studio, stranger, ids) => await studio.Comparisons.SaveAnswerAsync(
            stranger, ids.Comparison, StudioFixture.Answered(StudioFixture.NewAnswer(Side.Left, "x", 1), "forged"), None),
        [Of<ComparisonStore>(nameof(ComparisonStore.SetStateAsync))] = async (studio, stranger, ids) =>
            await studio.Comparisons.SetStateAsync(stranger, ids.Comparison, ComparisonState.Superseded, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.RecordVoteAsync))] = async (studio, stranger, ids) => await studio.Comparisons.RecordVoteAsync(
            StudioFixture.RewardedVote(StudioFixture.New(stranger) with { Id = ids.Comparison }, 0) with { EarlyVote = true }, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.AnnotateAsync))] = async (studio, stranger, ids) =>
            await studio.Comparisons.AnnotateAsync(stranger, ids.Comparison, [ComparisonReason.Useful], "forged", None),
        [Of<ComparisonStore>(nameof(ComparisonStore.WithdrawAsync))] = async (studio, stranger, ids) =>
            await studio.Comparisons.WithdrawAsync(stranger, ids.Comparison, StudioFixture.Update(0), None),
        [Of<ComparisonStore>(nameof(ComparisonStore.DeleteAsync))] = async (studio, stranger, ids) =>
            await studio.Comparisons.DeleteAsync(stranger, ids.Comparison, StudioFixture.Update(0), None),
        [Of<ComparisonStore>(nameof(ComparisonStore.FindAsync))] = async (studio, stranger, ids) => await studio.Comparisons.FindAsync(stranger, ids.Comparison, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.TurnsAsync))] = async (studio, stranger, ids) => await studio.Comparisons.TurnsAsync(stranger, ids.Conversation, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.LatestUnfinishedAsync))] = async (studio, stranger, _) =>
            await studio.Comparisons.LatestUnfinishedAsync(stranger, DateTimeOffset.MinValue, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.HistoryAsync))] = async (studio, stranger, _) => await studio.Comparisons.HistoryAsync(stranger, 100, null, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.ContextsAsync))] = async (studio, stranger, _) => await studio.Comparisons.ContextsAsync(stranger, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.ContextsOfAsync))] = async (studio, stranger, ids) =>
            await studio.Comparisons.ContextsOfAsync(stranger, ids.Profile, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.RecentQueriesAsync))] = async (studio, stranger, _) => await studio.Comparisons.RecentQueriesAsync(stranger, 200, None),
        [Of<ComparisonStore>(nameof(ComparisonStore.HasJudgedQuestionAsync))] = async (studio, stranger, _) =>
            await studio.Comparisons.HasJudgedQuestionAsync(stranger, "qa-02", None),
        [Of<ComparisonStore>(nameof(ComparisonStore.AnsweredQuestionIdsAsync))] = async (studio, stranger, _) =>
            await studio.Comparisons.AnsweredQuestionIdsAsync(stranger, None),

        [Of<RoutingJournal>(nameof(RoutingJournal.StartAsync))] = async (studio, stranger, ids) =>
        {
            var decision = StudioFixture.Decision(stranger);
            return await studio.Journal.StartAsync(decision, StudioFixture.Routed(decision) with { ConversationId = ids.Conversation }, None);
        },
        [Of<RoutingJournal>(nameof(RoutingJournal.SaveAnswerAsync))] = async (studio, stranger, ids) => await studio.Journal.SaveAnswerAsync(
            stranger, StudioFixture.Routed(StudioFixture.Decision(stranger)) with { Id = ids.Answer, Text = "forged", State = AnswerState.Complete }, None),
        [Of<RoutingJournal>(nameof(RoutingJournal.FallOverAsync))] = async (studio, stranger, ids) =>
        {
            var decision = StudioFixture.Decision(stranger);
            return await studio.Journal.FallOverAsync(stranger, decision, StudioFixture.Routed(decision) with { Id = ids.Answer, CandidateId = "forged" }, None);
        },
        [Of<RoutingJournal>(nameof(RoutingJournal.SetThumbAsync))] = async (studio, stranger, ids) =>
            await studio.Journal.SetThumbAsync(stranger, ids.Answer, false, [StudioFixture.Reward(stranger, ids.Answer)], None),
        [Of<RoutingJournal>(nameof(RoutingJournal.BecomeComparisonAsync))] = async (studio, stranger, ids) =>
            await studio.Journal.BecomeComparisonAsync(stranger, ids.Answer, StudioFixture.New(stranger), None),
        [Of<RoutingJournal>(nameof(RoutingJournal.DeleteAsync))] = async (studio, stranger, ids) => await studio.Journal.DeleteAsync(stranger, ids.Answer, None),
        [Of<RoutingJournal>(nameof(RoutingJournal.FindAsync))] = async (studio, stranger, ids) => await studio.Journal.FindAsync(stranger, ids.Answer, None),
        [Of<RoutingJournal>(nameof(RoutingJournal.FindDecisionAsync))] = async (studio, stranger, ids) => await studio.Journal.FindDecisionAsync(stranger, ids.Decision, None),
        [Of<RoutingJournal>(nameof(RoutingJournal.TurnsAsync))] = async (studio, stranger, ids) => await studio.Journal.TurnsAsync(stranger, ids.Conversation, None),
        [Of<RoutingJournal>(nameof(RoutingJournal.LatestAsync))] = async (studio, stranger, _) => await studio.Journal.LatestAsync(stranger, DateTimeOffset.MinValue, None),
        [Of<RoutingJournal>(nameof(RoutingJournal.HistoryAsync))] = async (studio, stranger, _) => await studio.Journal.HistoryAsync(stranger, 100, null, None),

        [Of<ProfileStore>(nameof(ProfileStore.ListAsync))] = async (studio, stranger, _) => await studio.Profiles.ListAsync(stranger, None),
        [Of<ProfileStore>(nameof(ProfileStore.RenameAsync))] = async (studio, stranger, ids) => await studio.Profiles.RenameAsync(stranger, ids.Profile, "forged", None),
        [Of<ProfileStore>(nameof(ProfileStore.DeleteAsync))] = async (studio, stranger, ids) =>
            await studio.Profiles.DeleteAsync(stranger, ids.Profile, StudioFixture.Update(0), None),
        [Of<ProfileStore>(nameof(ProfileStore.SwitchAsync))] = async (studio, stranger, ids) =>
            await studio.Profiles.SwitchAsync(stranger, ids.Profile, StudioFixture.Update(0), None),
        [Of<ProfileStore>(nameof(ProfileStore.PinAsync))] = async (studio, stranger, ids) => await studio.Profiles.PinAsync(stranger, ids.Profile, 1, None),

        [Of<RewardLog>(nameof(RewardLog.ReverseAsync))] = async (studio, stranger, ids) =>
            await studio.Rewards.ReverseAsync(stranger, ids.Comparison, None) || await studio.Rewards.ReverseAsync(stranger, ids.Answer, None),
    };

    /// <summary>Calls that name nobody but the caller.</summary>
    public static readonly Dictionary<string, Func<StudioFixture, Guid, Task<object?>>> WithoutIds = new()
    {
        [Of<PersonStore>(nameof(PersonStore.FindAsync))] = async (studio, stranger) => await studio.People.FindAsync(stranger, None),
        [Of<PersonStore>(nameof(PersonStore.SeenAsync))] = async (studio, stranger) => await studio.People.SeenAsync(stranger, None),
        [Of<PersonStore>(nameof(PersonStore.UpdateSettingsAsync))] = async (studio, stranger) =>
            await studio.People.UpdateSettingsAsync(stranger, settings => settings with { HidePrices = true }, None),
        [Of<PersonStore>(nameof(PersonStore.SkipOnboardingAsync))] = async (studio, stranger) => await studio.People.SkipOnboardingAsync(stranger, None),
        [Of<PersonStore>(nameof(PersonStore.SavePreferenceAsync))] = async (studio, stranger) =>
            await studio.People.SavePreferenceAsync(stranger, StudioFixture.Update(0), None),
        [Of<PersonStore>(nameof(PersonStore.ResetPreferenceAsync))] = async (studio, stranger) => await studio.People.ResetPreferenceAsync(stranger, None),
        [Of<PersonStore>(nameof(PersonStore.AgreeAsync))] = async (studio, stranger) => await studio.People.AgreeAsync(stranger, 1, None),
        [Of<PersonStore>(nameof(PersonStore.WithdrawConsentAsync))] = async (studio, stranger) => await studio.People.WithdrawConsentAsync(stranger, None),
        [Of<PersonStore>(nameof(PersonStore.ExportAsync))] = async (studio, stranger) => await studio.People.ExportAsync(stranger, Stream.Null, None),
        [Of<PersonStore>(nameof(PersonStore.EraseAsync))] = async (studio, stranger) => await studio.People.EraseAsync(stranger, None),
        [Of<ProfileStore>(nameof(ProfileStore.PinOfAsync))] = async (studio, stranger) =>
            await studio.People.FindAsync(stranger, None) is { } person ? await studio.Profiles.PinOfAsync(person, None) : null,
        [Of<ProfileStore>(nameof(ProfileStore.CreateAsync))] = async (studio, stranger) => (await studio.Profiles.CreateAsync(stranger, "home", None)).Profile,
    };

    /// <summary>Calls that act for nobody in particular: a new guest, start-up, reads that carry no person, and what whoever runs the program may.</summary>
    public static readonly string[] ForNobody =
    [
        Of<PersonStore>(nameof(PersonStore.CreateGuestAsync)), Of<ComparisonStore>(nameof(ComparisonStore.InterruptAsync)),
        Of<RoutingJournal>(nameof(RoutingJournal.InterruptAsync)), Of<RoutingJournal>(nameof(RoutingJournal.FindAnyonesDecisionAsync)),
        Of<RewardLog>(nameof(RewardLog.AppendAsync)), Of<RewardLog>(nameof(RewardLog.ReadAsync)), Of<RewardLog>(nameof(RewardLog.WaitForMoreAsync)),
        Of<RewardLog>(nameof(RewardLog.SaveSnapshotAsync)), Of<RewardLog>(nameof(RewardLog.LatestSnapshotAsync)),
    ];

    /// <summary>The stores.</summary>
    public static readonly Type[] Stores = [typeof(ComparisonStore), typeof(PersonStore), typeof(RoutingJournal), typeof(ProfileStore), typeof(RewardLog)];

    private static string Of<T>(string method) => $"{typeof(T).Name}.{method}";
}
