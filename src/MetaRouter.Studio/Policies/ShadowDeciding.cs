using System.Threading.Channels;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Routing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.PolicyVersions;
using MetaRouter.Studio.Comparing;

namespace MetaRouter.Studio.Policies;

/// <summary>A decision that was made.</summary>
/// <param name="DecisionId">Its id in the log.</param>
/// <param name="PersonId">For whom.</param>
/// <param name="Inputs">What the router looked at.</param>
public sealed record MadeDecision(Guid DecisionId, Guid PersonId, RoutingInputs Inputs);

/// <summary>
/// Lets every shadow decide what the active version has decided, on the same inputs but for the preference, and keeps what it would have chosen. In the
/// background: no answer waits for it, and what goes wrong is logged and forgotten.
/// </summary>
public sealed partial class ShadowDeciding(
    PoliciesInUse policies, PolicyStore store, PersonStore people, ComparisonStore comparisons, ILogger<ShadowDeciding> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private const int MostRemembered = 10_000;

    private readonly Channel<MadeDecision> _made = Channel.CreateBounded<MadeDecision>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly Dictionary<(Guid Shadow, Guid Person), (int Revision, PreferenceState State)> _remembered = [];

    /// <summary>Takes note of a decision; returns at once. When too many wait, it is left out.</summary>
    public void Add(MadeDecision made)
    {
        if (policies.Shadows.Count > 0) _made.Writer.TryWrite(made);
    }

    /// <summary>Lets the shadows decide.</summary>
    internal async Task DecideAsync(MadeDecision made, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(made.PersonId, cancellationToken) is not { } person) return;
        foreach (var shadow in policies.Shadows)
        {
            var belief = shadow.Model.Read(await StateAsync(shadow, person, cancellationToken));
            var inputs = made.Inputs.Preference == PreferenceSource.Pinned ? made.Inputs : made.Inputs with
            {
                CostWeight = belief.CostWeight,
                CostWeightVariance = belief.Variance,
                Preference = belief.ComparisonCount > 0 ? PreferenceSource.Learned : PreferenceSource.Default,
            };
            if (Router.Decide(inputs).Decision is not { } decision) continue;
            await store.AddShadowChoiceAsync(
                new ShadowChoice { DecisionId = made.DecisionId, PolicyVersionId = shadow.Id, CandidateId = decision.CandidateId, CostWeight = belief.CostWeight },
                cancellationToken);
        }
    }

    /// <summary>Decides what waits still, as long as the program may take to stop.</summary>
    /// <param name="cancellationToken">It may take no longer.</param>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _made.Writer.TryComplete();
        if (ExecuteTask is { } deciding) await deciding.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var made in _made.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await DecideAsync(made, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // The edge: a shadow harms nobody.
                LogFailed(error, made.DecisionId);
            }
        }
    }

    // Rebuilt from the contexts whenever the person's preference has moved.
    private async Task<PreferenceState> StateAsync(OpenedShadow shadow, Person person, CancellationToken cancellationToken)
    {
        if (_remembered.TryGetValue((shadow.Id, person.Id), out var known) && known.Revision == person.PreferenceRevision) return known.State;
        var state = HeldPreference.Of(shadow.Model, await comparisons.ContextsAsync(person.Id, cancellationToken)).State;
        if (_remembered.Count >= MostRemembered) _remembered.Clear();
        _remembered[(shadow.Id, person.Id)] = (person.PreferenceRevision, state);
        return state;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A shadow could not decide beside the decision {DecisionId}")]
    private partial void LogFailed(Exception error, Guid decisionId);
}
