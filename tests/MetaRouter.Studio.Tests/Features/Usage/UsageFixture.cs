using MetaRouter.Core.Budgets;
using MetaRouter.Core.Candidates;
using MetaRouter.Data.Budgets;
using MetaRouter.Llm.Providers;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Configuration;
using MetaRouter.Studio.Features.Usage;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;
using MetaRouter.Studio.Spending;
using MetaRouter.TestKit.Time;

namespace MetaRouter.Studio.Tests.Features.Usage;

/// <summary>One guest, two live candidates, 5 USD a month, and a clock that stands on the first of January.</summary>
public sealed class UsageFixture : IAsyncLifetime
{
    public const string Small = "here/small";
    public const string Grand = "here/grand";

    private readonly Dictionary<string, Cost> _expected = new() { [Small] = new Cost(0.10m), [Grand] = new Cost(1.00m) };
    private StudioParts _parts = null!;

    public ManualTimeProvider Time { get; } = new();

    public SettingsInUse Settings => _parts.Get<SettingsInUse>();

    public Guid PersonId { get; private set; }

    public Task InitializeAsync() => StartAsync(_ => { });

    public async Task DisposeAsync() => await _parts.DisposeAsync();

    /// <summary>Begins again with other settings.</summary>
    public async Task RestartAsync(Action<StudioOptions> configure)
    {
        await DisposeAsync();
        await StartAsync(configure);
    }

    /// <summary>A session of the guest's page, not loaded yet.</summary>
    public UsageSession Session() => new(
        new CurrentPerson(new SignedIn(PersonId)), _parts.People, _parts.Get<SpendStatus>(), _parts.Get<SpendHistory>(), _parts.Get<CandidatePools>(),
        Settings, Time);

    /// <summary>Holds money back for a call that has not ended.</summary>
    public async Task<Reservation> HoldAsync(string candidateId, decimal usd, ChargePurpose purpose = ChargePurpose.Routing, Guid? turnId = null)
    {
        var result = await ReserveAsync(candidateId, usd, purpose, turnId);
        Assert.Null(result.Refused);
        return Assert.Single(result.Reservations);
    }

    /// <summary>Why a call may not be made.</summary>
    public async Task<BudgetRefused?> RefusalAsync(string candidateId, decimal usd) => (await ReserveAsync(candidateId, usd, ChargePurpose.Routing, null)).Refused;

    /// <summary>The call of a reservation has ended at this price.</summary>
    public Task SettleAsync(Reservation reservation, decimal usd, bool isEstimated = false) =>
        _parts.Get<ISpendLedger>().SettleAsync(reservation, new TokenUsage(10, 10, IsEstimated: isEstimated), new Cost(usd), CancellationToken.None);

    /// <summary>A call that was made and paid.</summary>
    public async Task SpendAsync(string candidateId, decimal usd, bool isEstimated = false, ChargePurpose purpose = ChargePurpose.Routing, Guid? turnId = null) =>
        await SettleAsync(await HoldAsync(candidateId, usd, purpose, turnId), usd, isEstimated);

    private async Task<ReserveResult> ReserveAsync(string candidateId, decimal usd, ChargePurpose purpose, Guid? turnId)
    {
        var person = (await _parts.People.FindAsync(PersonId, CancellationToken.None))!;
        var spender = new Spender
        {
            PersonId = PersonId,
            Purpose = purpose,
            TurnId = turnId ?? Guid.NewGuid(),
            Budgets = _parts.Get<SpendBudgets>().Of(person),
            ExpectedCosts = _expected,
            Patience = TimeSpan.Zero,
        };
        var candidates = _parts.Pools.Live!.Candidates;
        return await _parts.Get<ISpendLedger>().ReserveAsync(
            spender, [new PlannedCall(candidates[candidates.IndexOf(candidateId)], new Cost(usd))], CancellationToken.None);
    }

    private async Task StartAsync(Action<StudioOptions> configure)
    {
        _parts = await StudioParts.CreateAsync(
            configure: options =>
            {
                options.Providers.Add(new ProviderOptions { Id = "here", BaseUrl = "http://127.0.0.1:9/v1" });
                options.Candidates.Add(new CandidateOptions { Id = Small, Name = "Small", Provider = "here", Model = "small", InputPerMillion = 0.1m, OutputPerMillion = 0.4m });
                options.Candidates.Add(new CandidateOptions { Id = Grand, Name = "Grand", Provider = "here", Model = "grand", InputPerMillion = 5, OutputPerMillion = 25 });
                options.Guests.DailyUsd = 100;
                options.Budgets.Person.Usd = 5;
                configure(options);
            },
            time: Time);
        PersonId = await _parts.GuestAsync();
    }
}
