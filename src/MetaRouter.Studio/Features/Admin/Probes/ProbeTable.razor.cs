using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Admin.Probes;

/// <summary>The probes that were made.</summary>
public sealed partial class ProbeTable
{
    /// <summary>Newest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ProbeRow> Probes { get; set; } = [];
}
