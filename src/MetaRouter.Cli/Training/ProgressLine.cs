using MetaRouter.Training.MetaTraining;

namespace MetaRouter.Cli.Training;

/// <summary>
/// One line on standard error that shows how far long work is: redrawn in place on a terminal, and a few plain lines when redirected. Safe for concurrent use.
/// </summary>
internal sealed class ProgressLine(TextWriter writer) : IDisposable
{
    private const int Width = 30;
    private const double PlainEvery = 0.25;

    private readonly Lock _lock = new();
    private readonly bool _isTerminal = !Console.IsErrorRedirected && ReferenceEquals(writer, Console.Error);
    private double _written = double.NegativeInfinity;
    private bool _isOpen;

    /// <summary>Shows a share in [0, 1] under a label.</summary>
    public IProgress<double> Of(string label) => new Direct<double>(share => Show(label, share, ""));

    /// <summary>Shows the steps of meta-training with loss and validation regret.</summary>
    public IProgress<MetaTrainingProgress> OfSteps() => new Direct<MetaTrainingProgress>(at => Show(
        "meta-training", at.Step / (double)at.Steps,
        FormattableString.Invariant($"step {at.Step}/{at.Steps}  loss {at.Loss:F3}  validation regret {(double.IsNaN(at.ValidationRegret) ? "…" : at.ValidationRegret.ToString("F3", System.Globalization.CultureInfo.InvariantCulture))}")));

    /// <summary>Ends the line.</summary>
    public void Finish()
    {
        lock (_lock)
        {
            if (_isOpen) writer.WriteLine();
            (_isOpen, _written) = (false, double.NegativeInfinity);
        }
    }

    public void Dispose() => Finish();

    private void Show(string label, double share, string note)
    {
        lock (_lock)
        {
            if (share < _written) _written = double.NegativeInfinity;
            var filled = (int)Math.Round(Width * Math.Clamp(share, 0, 1));
            var line = FormattableString.Invariant($"{label} [{new string('#', filled)}{new string('.', Width - filled)}] {100 * share,3:F0} %  {note}");
            if (_isTerminal)
            {
                writer.Write("\r" + line + "\u001b[K");
                _isOpen = true;
            }
            else if (share - _written >= PlainEvery || share >= 1)
            {
                writer.WriteLine(line);
                _written = share;
            }
        }
    }

    /// <summary>Reports on the caller's thread, so that nothing is shown after the work is over.</summary>
    private sealed class Direct<T>(Action<T> report) : IProgress<T>
    {
        public void Report(T value) => report(value);
    }
}
