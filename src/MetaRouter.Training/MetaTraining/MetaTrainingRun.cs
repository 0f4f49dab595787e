using System.Text.Json;
using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Training.Differentiation;

namespace MetaRouter.Training.MetaTraining;

/// <summary>
/// A run of meta-training that ends in files: trains, watches validation regret, and writes models/metarouter/&lt;version&gt;/ with run.json. A run that stops
/// early leaves its state beside them, and the same command goes on from there.
/// </summary>
/// <param name="data">What it learns from and is judged on.</param>
/// <param name="options">How it trains.</param>
/// <param name="seed">Of everything random.</param>
/// <param name="command">The command, for manifest and run.json; without paths of this machine.</param>
/// <param name="time">The clock for the time limit.</param>
public sealed class MetaTrainingRun(MetaTrainingData data, MetaTrainingOptions options, int seed, string command, TimeProvider time)
{
    /// <summary>File beside the model that says how it was made.</summary>
    public const string RunFile = "run.json";

    /// <summary>File that a stopped run goes on from.</summary>
    public const string StateFile = "training.state";

    private const string BegunFile = "training.begun";
    private const int ReportEvery = 25;
    private const int MeasureEvery = 250;
    private const int ValidationPeople = 400;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What must be the same for a run to go on.</summary>
    private string Identity => $"{command}\n{JsonSerializer.Serialize(options, Json)}\n{JsonSerializer.Serialize(data.Hashes, Json)}\n";

    /// <summary>Trains until all steps are done or the time is up, and writes the files as they are then.</summary>
    /// <param name="directory">Folder of the model; made if it does not exist.</param>
    /// <param name="limit">Longest training time; null for none.</param>
    /// <param name="exported">Real people's contexts to mix in, or null.</param>
    /// <param name="progress">Told how it stands.</param>
    /// <param name="cancellationToken">Stops the run; its state is kept.</param>
    /// <exception cref="ModelFileException">The state of another run is in the way.</exception>
    public async Task<MetaTrainingResult> RunAsync(
        string directory, TimeSpan? limit, ExportedContexts? exported, IProgress<MetaTrainingProgress>? progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(directory);
        using var trainer = new MetaTrainer(data.Training, options, seed, exported);
        Resume(trainer, directory);
        var validation = new ValidationSet(data.Validation, options.Episodes, 6, ValidationPeople, seed + 1);
        var start = time.GetTimestamp();
        try
        {
            Train(trainer, validation, limit, start, progress, cancellationToken);
        }
        finally
        {
            if (trainer.Steps < options.Steps) Keep(trainer, directory);
        }

        var concentration = BeliefCalibration.Of(trainer, data, options.Episodes, seed + 4);
        var result = new MetaTrainingResult(trainer.Steps, time.GetElapsedTime(start), Metrics(trainer, concentration), trainer.Steps >= options.Steps);
        await WriteAsync(trainer, concentration, directory, result, cancellationToken);
        if (result.IsComplete)
        {
            File.Delete(Path.Combine(directory, StateFile));
            File.Delete(Path.Combine(directory, BegunFile));
        }

        return result;
    }

    private void Train(
        MetaTrainer trainer, ValidationSet validation, TimeSpan? limit, long start, IProgress<MetaTrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var (losses, regret) = (new List<double>(), double.NaN);
        while (trainer.Steps < options.Steps && (limit is null || time.GetElapsedTime(start) < limit))
        {
            cancellationToken.ThrowIfCancellationRequested();
            losses.Add(trainer.Step()[TrainingSession.Loss]);
            if (trainer.Steps % MeasureEvery == 0 || trainer.Steps == options.Steps)
            {
                using var networks = trainer.OpenForward();
                regret = validation.Measure(networks).StructuredRegret;
            }

            if (trainer.Steps % ReportEvery != 0 && trainer.Steps != options.Steps) continue;
            progress?.Report(new MetaTrainingProgress(trainer.Steps, options.Steps, losses.Average(), regret));
            losses.Clear();
        }
    }

    /// <summary>What the networks reach on validation rows, beside the Bayesian plug-in over the same contexts.</summary>
    private Dictionary<string, double> Metrics(MetaTrainer trainer, double concentration)
    {
        var stated = options.Episodes with { StrengthShare = 1, FeedbackShares = [1, 0, 0], GradedShare = 0 };
        var metrics = new Dictionary<string, double> { ["belief_concentration"] = concentration };
        using var networks = trainer.OpenForward();
        foreach (var comparisons in new[] { 0, 2, 6, 12 })
        {
            var set = new ValidationSet(data.Validation, stated, comparisons, ValidationPeople, seed + 2);
            var measures = set.Measure(networks, concentration);
            metrics[$"validation_remaining_regret_structured_{comparisons}"] = measures.StructuredRegret;
            metrics[$"validation_remaining_regret_free_{comparisons}"] = measures.FreeRegret;
            metrics[$"validation_remaining_regret_bayes_{comparisons}"] = set.RemainingRegret(new BayesianPreference());
            metrics[$"validation_coverage_90_{comparisons}"] = measures.Coverage;
            if (comparisons > 0) metrics[$"validation_r2_weight_from_latent_{comparisons}"] = measures.ExplainedWeight;
        }

        return metrics.ToDictionary(metric => metric.Key, metric => Math.Round(metric.Value, 4));
    }

    private async Task WriteAsync(MetaTrainer trainer, double concentration, string directory, MetaTrainingResult result, CancellationToken cancellationToken)
    {
        var manifest = new ArtifactManifest
        {
            Kind = MetaRouterModel.Expected.Kind, Version = MetaRouterModel.Expected.Version, Command = command, Seed = seed,
            Dimensions = MetaRouterModel.Expected.Dimensions, Features = ContextFeatures.Names, CostScaling = "log", Data = data.Hashes,
            Metrics = result.Metrics, LatentDirections = LatentDirections.Of(trainer, data.Training, options.Episodes, seed + 3),
        };
        await manifest.WriteAsync(directory, trainer.ServedFiles(concentration), cancellationToken);
        var run = new { command, seed, result.Steps, of_steps = options.Steps, seconds = Math.Round(result.Elapsed.TotalSeconds, 1), data = data.Hashes, options, result.Metrics };
        await File.WriteAllBytesAsync(Path.Combine(directory, RunFile), [.. JsonSerializer.SerializeToUtf8Bytes(run, Json), (byte)'\n'], cancellationToken);
    }

    private void Resume(MetaTrainer trainer, string directory)
    {
        var path = Path.Combine(directory, StateFile);
        if (!File.Exists(path)) return;
        var begun = Path.Combine(directory, BegunFile);
        if (!File.Exists(begun) || File.ReadAllText(begun) != Identity)
            throw new ModelFileException($"{path} was left by another command, other options or other data; run that again to finish it. Delete it to start anew.");
        try
        {
            using var file = File.OpenRead(path);
            trainer.Restore(TrainingState.Read(file));
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException)
        {
            throw new ModelFileException($"{path} cannot be resumed: {exception.Message} Delete it to start anew.", exception);
        }
    }

    // Whole or not at all: a state that was cut short would be in the way.
    private void Keep(MetaTrainer trainer, string directory)
    {
        var path = Path.Combine(directory, StateFile);
        File.WriteAllText(Path.Combine(directory, BegunFile), Identity);
        using (var file = File.Create(path + ".new")) trainer.Save().Write(file);
        File.Move(path + ".new", path, overwrite: true);
    }
}

/// <summary>What a run came to.</summary>
/// <param name="Steps">Steps taken, over all its parts.</param>
/// <param name="Elapsed">Time of this part.</param>
/// <param name="Metrics">On validation rows, by name.</param>
/// <param name="IsComplete">Whether all steps were taken.</param>
public sealed record MetaTrainingResult(int Steps, TimeSpan Elapsed, IReadOnlyDictionary<string, double> Metrics, bool IsComplete);
