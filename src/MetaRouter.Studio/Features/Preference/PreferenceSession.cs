using MetaRouter.Core.Preferences;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Learning;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>One person's My preference page, without anything that draws. Operations come from one circuit, one after the other.</summary>
public sealed partial class PreferenceSession(
    CurrentPerson current, PersonStore people, AccountStore accounts, ComparisonStore comparisons, ComparisonVoting voting, QualityLearner learner,
    PersonPreference preference, PersonProfiles profiles, PlacedPreference placing, PreferenceModelInUse inUse, LatentMap latentMap, CandidatePools pools,
    SettingsInUse settings, TimeProvider time) : IDisposable
{
    /// <summary>Comparisons that the history shows at first, and with every "show more".</summary>
    public const int PageSize = 20;

    private readonly CancellationTokenSource _closed = new();
    private Guid _personId;
    private Person? _person;

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>Whether <see cref="LoadAsync"/> has finished.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>Where the person stands; null when they were erased meanwhile.</summary>
    public PreferencePlace? Place { get; private set; }

    /// <summary>What would be routed; null without a <see cref="Place"/>.</summary>
    public RoutingOutlook? Outlook { get; private set; }

    /// <summary>The plot of <see cref="Place"/>; the same instance until something changes.</summary>
    public FrontierPlotModel? Plot { get; private set; }

    /// <summary>The path of the latent preference; null without a <see cref="Place"/>, or when the model has no latent.</summary>
    public LatentPlotModel? Latent { get; private set; }

    /// <summary>The preference model in use.</summary>
    public string ModelVersion => inUse.Model.Version;

    /// <summary>Whether it stands in for the configured one.</summary>
    public bool IsModelRefused => inUse.Refusal is not null;

    /// <summary>Whether the plot's cost axis is logarithmic.</summary>
    public bool IsLogarithmic { get; private set; } = true;

    /// <summary>Whether more comparisons would teach little.</summary>
    public bool IsEnough { get; private set; }

    /// <summary>Judged comparisons, withdrawn ones included, newest first. A comparison that waits for a choice is never among them.</summary>
    public IReadOnlyList<Comparison> History { get; private set; } = [];

    /// <summary>Whether there are older ones.</summary>
    public bool HasMore { get; private set; }

    /// <summary>What answers to sample questions are called.</summary>
    public string RecordedLabel => pools.Bank?.Label ?? PreferenceText.RecordedAnswers;

    /// <summary>The present moment, for "5 min ago".</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Reads everything anew; called whenever the page is opened.</summary>
    public async Task LoadAsync()
    {
        _personId = await current.IdAsync();
        await RefreshAsync(PageSize);
        IsLoaded = true;
        Changed?.Invoke();
    }

    /// <summary>Shows older comparisons too.</summary>
    public async Task ShowMoreAsync()
    {
        await RefreshHistoryAsync(History.Count + PageSize);
        Changed?.Invoke();
    }

    /// <summary>Switches the plot's cost axis.</summary>
    public void ChooseAxis(bool logarithmic)
    {
        IsLogarithmic = logarithmic;
        Draw();
        Changed?.Invoke();
    }

    /// <summary>Takes a choice back and computes the preference without it.</summary>
    public async Task<WithdrawalResult> WithdrawAsync(Guid comparisonId)
    {
        var result = await voting.WithdrawAsync(_personId, comparisonId, CancellationToken.None);
        await RefreshAsync(Shown);
        Changed?.Invoke();
        return result;
    }

    /// <summary>Deletes a comparison with its answers and computes the preference without it. One that is gone already is no error.</summary>
    public async Task DeleteAsync(Guid comparisonId)
    {
        await voting.DeleteAsync(_personId, comparisonId, CancellationToken.None);
        await RefreshAsync(Shown);
        Changed?.Invoke();
    }

    /// <summary>Forgets the preference; comparisons stay, but count no longer.</summary>
    public async Task ResetAsync()
    {
        await people.ResetPreferenceAsync(_personId, CancellationToken.None);
        await RefreshAsync(Shown);
        Changed?.Invoke();
    }

    /// <summary>Where the person stands towards the consent text in force.</summary>
    public ConsentStanding Consent => _person is { } person ? ConsentStanding.Of(settings.Current.Consent, person) : ConsentStanding.Nobody;

    /// <summary>Agrees to a consent text, for everything of theirs.</summary>
    /// <param name="version">The version that was on the page.</param>
    public Task AgreeAsync(int version) => ConsentAsync(people.AgreeAsync(_personId, version, CancellationToken.None));

    /// <summary>Agrees no longer: later exports leave out everything of theirs.</summary>
    public Task WithdrawConsentAsync() => ConsentAsync(people.WithdrawConsentAsync(_personId, CancellationToken.None));

    /// <summary>Deletes the person and everything of theirs, their part in what was learned of candidates included. The page must be left afterwards.</summary>
    /// <returns>False, and nothing is deleted, when they are the only one who can configure the program.</returns>
    public async Task<bool> EraseAsync()
    {
        if (_person is not { IsGuest: false }) await people.EraseAsync(_personId, CancellationToken.None);
        else if (await accounts.EraseAsync(await current.ActorAsync(), _personId, keepsVotes: false, CancellationToken.None) == AccountResult.LastAdmin) return false;
        await learner.LearnAsync();
        return true;
    }

    private async Task ConsentAsync(Task<bool> change)
    {
        await change;
        _person = await people.FindAsync(_personId, _closed.Token);
        Changed?.Invoke();
    }

    private int Shown => Math.Max(PageSize, History.Count);

    private async Task RefreshAsync(int take)
    {
        _person = await people.FindAsync(_personId, _closed.Token);
        await RefreshProfilesAsync();
        Show(await placing.PlaceAsync(_personId, _closed.Token));
        IsEnough = Place is { } place && StoppingRule.IsEnough(place.Belief, preference.Prior, place.Points);
        Latent = Place is null ? null : latentMap.Draw(Place.Contexts, Place.Revision);
        await RefreshHistoryAsync(take);
    }

    private void Show(PreferencePlace? place)
    {
        Place = place;
        Outlook = place is null ? null : RoutingOutlook.Of(place);
        Draw();
    }

    private async Task RefreshHistoryAsync(int take)
    {
        var found = await comparisons.HistoryAsync(_personId, take + 1, null, _closed.Token);
        HasMore = found.Count > take;
        History = [.. found.Take(take)];
    }

    private void Draw() => Plot = Place is null ? null : PlacePlot.Of(Place, compact: false, IsLogarithmic);
}
