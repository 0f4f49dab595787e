using MetaRouter.Studio.Probing;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>What a new probe asks, and what it will cost.</summary>
public sealed partial class ProbeForm
{
    /// <summary>Words above which comparing word for word says little.</summary>
    private const int LongReference = 12;

    private string _candidate = "";
    private string _set = "";
    private string _judge = "";
    private bool _isStarting;

    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ProbesSession Session { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // Without an answer bank the first uploaded set is the one that the browser shows.
        if (Session.Sets.Count > 0 && Session.Sets.All(set => (set.Id?.ToString() ?? "") != _set)) _set = Session.Sets[0].Id?.ToString() ?? "";
    }

    private static bool HasLongReferences(ProbePlan plan) => plan.Judge is null
        && plan.Set.Questions.Count(question => question.Reference is { } reference && reference.Count(char.IsWhiteSpace) >= LongReference) * 2 >= plan.Set.Questions.Count;

    private Task ChangeAsync(string? candidate = null, string? set = null, string? judge = null)
    {
        (_candidate, _set, _judge) = (candidate ?? _candidate, set ?? _set, judge ?? _judge);
        if (_judge == _candidate) _judge = "";
        return Session.ConsiderAsync(
            _candidate.Length == 0 ? null : new ProbeRequest(_candidate, _set.Length == 0 ? null : Guid.Parse(_set), _judge.Length == 0 ? null : _judge), CancellationToken.None);
    }

    private async Task StartAsync()
    {
        if (_isStarting) return;
        _isStarting = true;
        try
        {
            if (await Session.StartAsync(CancellationToken.None) is { } probe) Navigation.NavigateTo(StudioUrls.Probe(probe));
        }
        finally
        {
            _isStarting = false;
        }
    }
}
