using System.Globalization;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>A field of the form that holds a number.</summary>
public enum SimulatorField
{
    /// <summary>How many people.</summary>
    People,

    /// <summary>How many comparisons each of them makes.</summary>
    Comparisons,

    /// <summary>β.</summary>
    Sharpness,

    /// <summary>ε in percent.</summary>
    Slips,

    /// <summary>The seed.</summary>
    Seed,
}

/// <summary>What was typed. Nothing of it is lost when it is wrong.</summary>
public sealed class SimulatorForm
{
    /// <summary>Most people that a page runs.</summary>
    public const int MostPeople = 200;

    /// <summary>Most comparisons that a page runs.</summary>
    public const int MostComparisons = 12;

    private readonly Dictionary<SimulatorField, string> _typed = new()
    {
        [SimulatorField.People] = "60", [SimulatorField.Comparisons] = "12", [SimulatorField.Sharpness] = "20", [SimulatorField.Slips] = "5", [SimulatorField.Seed] = "1",
    };

    /// <summary>Whether the live pool is simulated instead of the recorded one.</summary>
    public bool UsesLivePool { get; set; }

    /// <summary>What people perceive as quality.</summary>
    public FeedbackKind Feedback { get; set; } = FeedbackKind.Graded;

    /// <summary>How pairs are chosen.</summary>
    public PairKind Pairs { get; set; } = PairKind.Chosen;

    /// <summary>Whether people say ties and "much better".</summary>
    public bool StatesStrength { get; set; } = true;

    /// <summary>What was typed into a field.</summary>
    public string this[SimulatorField field]
    {
        get => _typed[field];
        set => _typed[field] = value;
    }

    /// <summary>Smallest and largest value of a field.</summary>
    public static (double Least, double Most) RangeOf(SimulatorField field) => field switch
    {
        SimulatorField.People => (10, MostPeople),
        SimulatorField.Comparisons => (0, MostComparisons),
        SimulatorField.Sharpness => (1, 100),
        SimulatorField.Slips => (0, 45),
        SimulatorField.Seed => (0, int.MaxValue),
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    /// <summary>Reads the form.</summary>
    /// <returns>The settings; null, and the fields that are wrong, when some are.</returns>
    public (SimulationSettings? Settings, IReadOnlyList<SimulatorField> Wrong) Parse()
    {
        var numbers = Enum.GetValues<SimulatorField>().ToDictionary(field => field, NumberOf);
        SimulatorField[] wrong = [.. numbers.Where(number => number.Value is null).Select(number => number.Key)];
        if (wrong.Length > 0) return (null, wrong);
        return (
            new SimulationSettings
            {
                People = (int)numbers[SimulatorField.People]!.Value,
                Comparisons = (int)numbers[SimulatorField.Comparisons]!.Value,
                Sharpness = numbers[SimulatorField.Sharpness]!.Value,
                SlipRate = numbers[SimulatorField.Slips]!.Value / 100,
                Seed = (int)numbers[SimulatorField.Seed]!.Value,
                Feedback = Feedback,
                Pairs = Pairs,
                StatesStrength = StatesStrength,
            }, []);
    }

    private double? NumberOf(SimulatorField field)
    {
        var (least, most) = RangeOf(field);
        var isWhole = field is SimulatorField.People or SimulatorField.Comparisons or SimulatorField.Seed;
        return double.TryParse(_typed[field].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most && (!isWhole || number == Math.Floor(number))
            ? number
            : null;
    }
}
