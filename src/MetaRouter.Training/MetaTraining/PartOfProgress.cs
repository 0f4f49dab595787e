namespace MetaRouter.Training.MetaTraining;

/// <summary>A part of some longer work.</summary>
internal sealed class PartOfProgress(IProgress<double> whole, double start, double share) : IProgress<double>
{
    public void Report(double value) => whole.Report(start + share * value);
}
