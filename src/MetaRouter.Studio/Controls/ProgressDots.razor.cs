using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Controls;

/// <summary>How far along something is whose end is only expected: "3 of about 6".</summary>
public sealed partial class ProgressDots
{
    /// <summary>Steps taken, at least 0; it may go past <see cref="ExpectedTotal"/>.</summary>
    [Parameter, EditorRequired]
    public int Done { get; set; }

    /// <summary>Steps expected in all, at least 1.</summary>
    [Parameter, EditorRequired]
    public int ExpectedTotal { get; set; }

    private string Words => Done > ExpectedTotal
        ? string.Format(CultureInfo.CurrentCulture, ControlText.ProgressDone, Done)
        : string.Format(CultureInfo.CurrentCulture, ControlText.ProgressAbout, Done, ExpectedTotal);
}
