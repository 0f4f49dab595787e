using System.Runtime.InteropServices;
using MetaRouter.Core.Comparisons;

namespace MetaRouter.Core.Leaderboards;

/// <summary>
/// Comparisons gathered into cells that the likelihood cannot tell apart (two candidates, an outcome, a style difference), and the units that a
/// bootstrap draws: single comparisons or people, each with the cells it is made of. Without style control there are a few hundred cells however
/// many comparisons there are. Immutable.
/// </summary>
internal sealed class ComparisonCells
{
    private readonly int[] _unitStart;
    private readonly int[] _unitCells;

    private ComparisonCells(Cell[] cells, double[] differences, int traits, int[] unitStart, int[] unitCells)
    {
        (Cells, Differences, Traits, _unitStart, _unitCells) = (cells, differences, traits, unitStart, unitCells);
        Weights = new double[cells.Length];
        foreach (var cell in unitCells) Weights[cell]++;
    }

    /// <summary>The cells.</summary>
    public Cell[] Cells { get; }

    /// <summary>Style differences, so many for each cell one after the other, each trait with mean square 1.</summary>
    public double[] Differences { get; }

    /// <summary>Differences per cell; 0 without style control.</summary>
    public int Traits { get; }

    /// <summary>Number of comparisons in each cell.</summary>
    public double[] Weights { get; }

    /// <summary>Number of units.</summary>
    public int Units => _unitStart.Length - 1;

    /// <summary>The weights of the cells when as many units are drawn with replacement as there are.</summary>
    public void Draw(Random random, double[] weights)
    {
        Array.Clear(weights);
        for (var draw = 0; draw < Units; draw++)
        {
            var unit = random.Next(Units);
            for (var at = _unitStart[unit]; at < _unitStart[unit + 1]; at++) weights[_unitCells[at]]++;
        }
    }

    /// <summary>Gathers comparisons.</summary>
    /// <param name="comparisons">At least one.</param>
    /// <param name="styleControl">Whether style differences are part of a cell.</param>
    /// <param name="byPerson">Whether a unit is a person; otherwise it is a comparison.</param>
    public static ComparisonCells Of(ReadOnlySpan<RatedComparison> comparisons, bool styleControl, bool byPerson)
    {
        var traits = styleControl ? StyleDifference.Traits : 0;
        var cells = new List<Cell>();
        var differences = new List<double>();
        var cellOf = new int[comparisons.Length];
        var known = new Dictionary<Cell, int>();
        Span<double> difference = stackalloc double[StyleDifference.Traits];
        for (var index = 0; index < comparisons.Length; index++)
        {
            var cell = Cell.Of(comparisons[index], out var swapped);
            if (styleControl)
            {
                var (left, right) = (comparisons[index].LeftStyle, comparisons[index].RightStyle);
                StyleDifference.Write(swapped ? right : left, swapped ? left : right, difference);
                differences.AddRange(difference);
                cellOf[index] = cells.Count;
                cells.Add(cell);
                continue;
            }

            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(known, cell, out var exists);
            if (!exists)
            {
                place = cells.Count;
                cells.Add(cell);
            }
            cellOf[index] = place;
        }

        double[] scaled = [.. differences];
        ScaleToMeanSquareOne(scaled, traits);
        var (start, order) = Group(comparisons, byPerson);
        return new ComparisonCells([.. cells], scaled, traits, start, [.. order.Select(index => cellOf[index])]);
    }

    // By the mean square and not the variance: a mean depends on which answer happened to be on the left.
    private static void ScaleToMeanSquareOne(double[] differences, int traits)
    {
        for (var trait = 0; trait < traits; trait++)
        {
            double squares = 0;
            for (var at = trait; at < differences.Length; at += traits) squares += differences[at] * differences[at];
            if (squares <= 0) continue;
            var scale = Math.Sqrt(differences.Length / traits / squares);
            for (var at = trait; at < differences.Length; at += traits) differences[at] *= scale;
        }
    }

    private static (int[] Start, int[] Order) Group(ReadOnlySpan<RatedComparison> comparisons, bool byPerson)
    {
        int[] order = [.. Enumerable.Range(0, comparisons.Length)];
        if (!byPerson) return ([.. order, order.Length], order);

        // Whoever is not known is a unit of their own.
        var people = new int[comparisons.Length];
        for (var index = 0; index < people.Length; index++)
            people[index] = comparisons[index].Person >= 0 ? comparisons[index].Person : -1 - index;
        Array.Sort(people, order);
        var start = new List<int> { 0 };
        for (var at = 1; at < people.Length; at++)
            if (people[at] != people[at - 1]) start.Add(at);
        return ([.. start, people.Length], order);
    }

    /// <summary>What was said of two candidates; the lower number stands first.</summary>
    /// <param name="First">Number of a candidate.</param>
    /// <param name="Second">Number of another one, higher.</param>
    /// <param name="Result">1 when the first won, −1 when the second did, 0 for a tie.</param>
    internal readonly record struct Cell(int First, int Second, int Result)
    {
        public static Cell Of(RatedComparison comparison, out bool swapped)
        {
            swapped = comparison.Left > comparison.Right;
            var result = comparison.Outcome switch
            {
                ComparisonOutcome.LeftBetter => 1,
                ComparisonOutcome.RightBetter => -1,
                ComparisonOutcome.Tie or ComparisonOutcome.BothBad => 0,
                _ => throw new InvalidOperationException($"Unknown outcome {comparison.Outcome}."),
            };
            return swapped ? new Cell(comparison.Right, comparison.Left, -result) : new Cell(comparison.Left, comparison.Right, result);
        }
    }
}
