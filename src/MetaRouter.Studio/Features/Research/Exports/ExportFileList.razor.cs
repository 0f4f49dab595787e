using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Research.Exports;

/// <summary>Finished exports, to download or remove.</summary>
public sealed partial class ExportFileList
{
    /// <summary>The page's session.</summary>
    [Parameter, EditorRequired]
    public ExportsSession Session { get; set; } = null!;
}
