using MathNet.Numerics.Distributions;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>One simulated user of meta-training: the paper's task.</summary>
/// <param name="Person">How they judge.</param>
/// <param name="SeesGrades">Whether their contexts hold grades instead of predictions.</param>
internal sealed record PreferenceProfile(SimulatedPerson Person, bool SeesGrades)
{
    public static PreferenceProfile Draw(EpisodeOptions options, Random random)
    {
        var sharpness = Math.Exp(ContinuousUniform.Sample(random, Math.Log(options.LeastSharpness), Math.Log(options.GreatestSharpness)));
        var feedback = (FeedbackKind)Categorical.Sample(random, [.. options.FeedbackShares]);
        var person = new SimulatedPerson(
            random.NextDouble(), sharpness, options.LeastSlipRate + (options.GreatestSlipRate - options.LeastSlipRate) * random.NextDouble(), feedback, random.NextDouble() < options.StrengthShare);
        return new PreferenceProfile(person, random.NextDouble() < options.GradedShare);
    }
}
