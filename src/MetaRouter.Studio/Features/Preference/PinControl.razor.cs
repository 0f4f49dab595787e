using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace MetaRouter.Studio.Features.Preference;

/// <summary>Lets the person set the cost weight that answers are chosen by, instead of what was learned. The plot follows the slider.</summary>
public sealed partial class PinControl
{
    private (Guid? Profile, bool IsPinned) _begun;
    private string _start = "";

    /// <summary>The page's session, with a place.</summary>
    [Parameter, EditorRequired]
    public PreferenceSession Session { get; set; } = null!;

    private bool IsPinned => Session.Place!.Pinned is not null;

    private double Weight => Session.Place!.CostWeight;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_begun == (Session.ProfileInUse, IsPinned) && _start.Length > 0) return;
        _begun = (Session.ProfileInUse, IsPinned);
        _start = Weight.ToString("0.00", CultureInfo.InvariantCulture);
    }

    // It begins where the learning ended: switching it on moves nothing.
    private Task ToggleAsync(ChangeEventArgs change) => Session.PinAsync(change.Value is true ? Math.Round(Weight, 2) : null);

    private static double Read(ChangeEventArgs change) =>
        Math.Clamp(double.Parse((string)change.Value!, NumberStyles.Float, CultureInfo.InvariantCulture), 0, 1);
}
