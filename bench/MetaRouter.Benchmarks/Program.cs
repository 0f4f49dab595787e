using System.CommandLine;
using MetaRouter.Benchmarks.Preferences;
using MetaRouter.Benchmarks.Research;
using MetaRouter.Benchmarks.Routing;
using MetaRouter.Benchmarks.TextEncoding;
using MetaRouter.Benchmarks.Training;
using MetaRouter.Benchmarks.Voting;

return await new RootCommand("Measurements of MetaRouter Studio. Run them with `-c Release`.")
{
    TextEncoderBenchmark.Command(), PairSelectionBenchmark.Command(), VoteToPlotBenchmark.Command(), TrainingStepBenchmark.Command(), MetaTrainingBenchmark.Command(), EncodedPreferenceBenchmark.Command(),
    DecidingBenchmark.Command(), GeneratingCommand.Command(), ResearchBenchmark.Command(), LeaderboardBenchmark.Command(),
}.Parse(args).InvokeAsync();
