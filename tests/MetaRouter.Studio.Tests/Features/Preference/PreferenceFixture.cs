using System.Security.Claims;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Preference;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Settings;
using Microsoft.AspNetCore.Components.Authorization;

namespace MetaRouter.Studio.Tests.Features.Preference;

/// <summary>One guest with the demo pool, on a database of its own.</summary>
public sealed class PreferenceFixture : IAsyncLifetime
{
    private StudioParts _parts = null!;

    public Guid PersonId { get; private set; }

    public PersonStore People => _parts.People;

    public ComparisonStore Comparisons => _parts.Comparisons;

    public async Task InitializeAsync()
    {
        _parts = await StudioParts.CreateAsync();
        PersonId = await _parts.GuestAsync();
    }

    public async Task DisposeAsync() => await _parts.DisposeAsync();

    /// <summary>What the guest's answers are chosen by.</summary>
    public async Task<StatedPreference> StatedAsync() => await _parts.Get<PersonPreference>().StatedAsync((await People.FindAsync(PersonId, CancellationToken.None))!, CancellationToken.None);

    /// <summary>A session of the guest's page, not loaded yet.</summary>
    public PreferenceSession Session() => new(
        new CurrentPerson(new SignedIn(PersonId)), People, _parts.Get<AccountStore>(), Comparisons, _parts.Voting, _parts.Get<QualityLearner>(), _parts.Get<PersonPreference>(), _parts.Get<PersonProfiles>(),
        _parts.Get<PlacedPreference>(), _parts.Get<PreferenceModelInUse>(), new LatentMap(_parts.Get<PreferenceModelInUse>(), _parts.Pools), _parts.Pools,
        Settings, TimeProvider.System);

    /// <summary>Gives the guest an account, the only one that may configure the program.</summary>
    public async Task BecomeAdminAsync() => Assert.Equal(AccountResult.Done, await _parts.Get<AccountStore>().AddAsync(
        null, new Account { PersonId = PersonId, CreatedAt = DateTimeOffset.UnixEpoch, UserName = "ada", NormalizedUserName = "ADA", PasswordHash = "hash", Role = Role.Admin },
        isFirstAdmin: false, CancellationToken.None));

    public PreferenceModelInUse Model => _parts.Get<PreferenceModelInUse>();

    public SettingsInUse Settings => _parts.Get<SettingsInUse>();

    /// <summary>A comparison of the dearest (A) with the cheapest candidate (B) that waits for a choice.</summary>
    public async Task<Comparison> OpenAsync(int question = 0, bool pricesShown = true)
    {
        var sample = _parts.Pools.Samples[question].Question;
        var candidates = _parts.Pools.Recorded!.Candidates;
        var started = (await Comparisons.StartAsync(new Comparison
        {
            PersonId = PersonId,
            QuestionId = sample.Id,
            Query = sample.Query,
            PricesShown = pricesShown,
            Blind = true,
            PairPolicyName = PairSelector.Name,
            PairPolicyVersion = PairSelector.Version,
            Propensity = 1,
            CostScaleVersion = _parts.Pools.Recorded.Scale.Version,
            Left = Answer(Side.Left, candidates[^1], sample),
            Right = Answer(Side.Right, candidates[0], sample),
        }, CancellationToken.None))!;
        await Comparisons.SetStateAsync(PersonId, started.Id, ComparisonState.Open, CancellationToken.None);
        return started;
    }

    /// <summary>A comparison of the dearest (A) with the cheapest candidate (B) that was judged.</summary>
    public async Task<Guid> JudgeAsync(Choice choice, int question = 0, bool pricesShown = true)
    {
        var open = await OpenAsync(question, pricesShown);
        var result = await _parts.Voting.VoteAsync(new Vote(PersonId, open.Id, choice, Tag(open.Left), Tag(open.Right), 1000), CancellationToken.None);
        Assert.Equal(VoteResult.Recorded, result);
        return open.Id;

        PriceTag? Tag(ComparisonAnswer answer) => pricesShown ? new PriceTag(answer.Cost!.Value, IsExpected: false) : null;
    }

    private static ComparisonAnswer Answer(Side side, CandidateModel candidate, BankQuestion question)
    {
        var recorded = question.Answers[candidate.Id];
        return new ComparisonAnswer
        {
            Side = side,
            CandidateId = candidate.Id,
            CandidateName = candidate.Name,
            Maker = candidate.Maker,
            ProviderId = candidate.ProviderId,
            PriceVersion = candidate.Price.Version,
            ExpectedCost = new Cost(recorded.CostUsd!.Value),
            Cost = new Cost(recorded.CostUsd.Value),
            Text = recorded.Text,
            State = AnswerState.Complete,
        };
    }
}
