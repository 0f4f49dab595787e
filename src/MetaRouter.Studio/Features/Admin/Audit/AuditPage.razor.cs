using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Audit;

/// <summary>Who changed what, newest first.</summary>
public sealed partial class AuditPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private string _action = "";
    private string _actor = "";

    [Inject]
    private AuditSession Session { get; set; } = null!;

    private static (string Prefix, string Label)[] Kinds =>
    [
        ("settings.", AuditText.KindSettings), ("account.", AuditText.KindAccounts), ("person.", AuditText.KindPeople), ("provider.", AuditText.KindProviders),
        ("candidate.", AuditText.KindCandidates), ("price", AuditText.KindPrices), ("probe.", AuditText.KindProbes), ("policy.", AuditText.KindPolicies),
        ("dataset.", AuditText.KindDatasets),
    ];

    /// <inheritdoc />
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        await Session.LoadAsync(_left.Token);
        (_action, _actor) = (Session.Action, Session.ActorName);
    }

    private Task FilterAsync() => Session.FilterAsync(_action, _actor, _left.Token);
}
