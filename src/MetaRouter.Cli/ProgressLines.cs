using System.Globalization;

namespace MetaRouter.Cli;

/// <summary>Progress of long work as lines, one per tenth: readable in a terminal and in a log alike.</summary>
/// <param name="writer">Usually the standard error.</param>
/// <param name="what">What is being done.</param>
internal sealed class ProgressLines(TextWriter writer, string what) : IProgress<double>
{
    private readonly Lock _lock = new();
    private int _tenths;

    /// <param name="value">The share that is done, in [0, 1].</param>
    public void Report(double value)
    {
        lock (_lock)
        {
            var tenths = (int)Math.Floor(value * 10 + 1e-9);
            if (tenths <= _tenths) return;
            _tenths = tenths;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {tenths * 10} %"));
        }
    }
}
