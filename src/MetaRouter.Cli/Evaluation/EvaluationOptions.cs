using System.CommandLine;
using System.Globalization;
using MetaRouter.Training.Evaluation;

namespace MetaRouter.Cli.Evaluation;

/// <summary>
/// The options that every evaluation takes. An option that an evaluation has no use for is accepted, so that one line of options serves all of
/// them, and said to be without effect.
/// </summary>
internal sealed class EvaluationOptions
{
    private const int DefaultSeeds = 3;
    private const double DefaultProbe = 300;

    private readonly Option<string[]> _outcomes = new("--outcomes")
    {
        Description = "Outcome tables, .jsonl or .jsonl.gz",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
        HelpName = "FILE",
    };

    private readonly Option<string?> _pool = new("--pool")
    {
        Description = $"Candidate ids, or pools by name ({string.Join(", ", NamedPools.Names)}), separated by commas; by default the candidates on 99 % of the rows",
        HelpName = "id,id,…",
    };

    private readonly Option<string?> _split = new("--split") { Description = "Rows to judge; by default test where there are any, else ood, else all" };

    private readonly Option<double> _probe = new("--probe")
    {
        Description = "Rows (or, below 1, share of rows) on which predictors of an unknown pool are fitted; never judged",
        DefaultValueFactory = _ => DefaultProbe,
    };

    private readonly Option<DirectoryInfo> _models = new("--models")
    {
        Description = "Folder that holds text-encoder/, predictor/ and metarouter/",
        DefaultValueFactory = _ => new DirectoryInfo("models"),
    };

    private readonly Option<int> _seeds = new("--seeds") { Description = "Number of seeds: 1, 2, …", DefaultValueFactory = _ => DefaultSeeds };

    private readonly Option<string> _format = new("--format") { Description = "Form of the output", DefaultValueFactory = _ => "json" };

    public EvaluationOptions()
    {
        _split.AcceptOnlyFromAmong("test", "ood", "all");
        _format.AcceptOnlyFromAmong("json", "markdown");
        _probe.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double>() is var probe && !(probe > 0 && (probe < 1 || probe == Math.Floor(probe))))
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--probe must be a whole number of rows, or a share above 0 and below 1; it is {probe}."));
        });
        _seeds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var seeds and < 1) result.AddError($"--seeds must be at least 1; it is {seeds}.");
        });
    }

    /// <summary>Every option, to be added to a command.</summary>
    public IEnumerable<Option> All => [_outcomes, _pool, _split, _probe, _models, _seeds, _format];

    /// <summary>Says which options about rows were given to an evaluation that divides them by itself.</summary>
    public void SayWithoutEffect(ParseResult parsed, TextWriter error, string why)
    {
        foreach (var option in new Option[] { _split, _probe }.Where(option => parsed.GetResult(option) is { Implicit: false }))
            error.WriteLine($"{option.Name} has no effect: {why}.");
    }

    /// <summary>What the options say.</summary>
    public EvaluationRequest Read(ParseResult parsed) => new(
        parsed.GetRequiredValue(_outcomes),
        parsed.GetValue(_pool)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        parsed.GetValue(_split) is { } split ? Enum.Parse<EvaluationSplit>(split, ignoreCase: true) : null,
        parsed.GetValue(_probe),
        parsed.GetRequiredValue(_models).ToString(),
        [.. Enumerable.Range(1, parsed.GetValue(_seeds))],
        parsed.GetRequiredValue(_format));
}

/// <summary>The options of an evaluation, read.</summary>
/// <param name="Outcomes">Files.</param>
/// <param name="Pool">Candidate ids or names of pools; null for the default.</param>
/// <param name="Split">Rows to judge; null for the default.</param>
/// <param name="Probe">Rows, or share below 1.</param>
/// <param name="Models">Folder.</param>
/// <param name="Seeds">At least one.</param>
/// <param name="Format">json or markdown.</param>
internal sealed record EvaluationRequest(
    IReadOnlyList<string> Outcomes, IReadOnlyList<string>? Pool, EvaluationSplit? Split, double Probe, string Models, IReadOnlyList<int> Seeds, string Format);
