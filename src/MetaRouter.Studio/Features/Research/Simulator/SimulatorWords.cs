using System.Globalization;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>How the page speaks about simulated people.</summary>
internal static class SimulatorWords
{
    internal static string Format(string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);

    internal static string Label(SimulatorField field) => field switch
    {
        SimulatorField.People => SimulatorText.People,
        SimulatorField.Comparisons => SimulatorText.Comparisons,
        SimulatorField.Sharpness => SimulatorText.Sharpness,
        SimulatorField.Slips => SimulatorText.Slips,
        SimulatorField.Seed => SimulatorText.Seed,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    internal static string Problem(SimulatorField field)
    {
        var (least, most) = SimulatorForm.RangeOf(field);
        return Format(field is SimulatorField.Sharpness or SimulatorField.Slips ? SimulatorText.WriteNumber : SimulatorText.WriteWholeNumber, least, most);
    }

    internal static string Name(FeedbackKind feedback) => feedback switch
    {
        FeedbackKind.Graded => SimulatorText.FeedbackGraded,
        FeedbackKind.Binary => SimulatorText.FeedbackBinary,
        FeedbackKind.Mixed => SimulatorText.FeedbackMixed,
        _ => throw new ArgumentOutOfRangeException(nameof(feedback)),
    };

    internal static string Name(PairKind pairs) => pairs switch
    {
        PairKind.Chosen => SimulatorText.PairsChosen,
        PairKind.Own => SimulatorText.PairsOwn,
        PairKind.Random => SimulatorText.PairsRandom,
        _ => throw new ArgumentOutOfRangeException(nameof(pairs)),
    };

    /// <summary>"0.14 (0.10 … 0.18)", or a dash.</summary>
    internal static string Value(BandedMean? mean) => mean is { } known ? Format(SimulatorText.Value, known.Value, known.Lower, known.Upper) : SimulatorText.None;

    internal static string Share(double share) => share.ToString("P0", CultureInfo.CurrentCulture);
}
