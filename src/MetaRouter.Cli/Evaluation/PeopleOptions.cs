using System.CommandLine;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Cli.Evaluation;

/// <summary>The options about pools and simulated people.</summary>
internal sealed class PeopleOptions
{
    private const int UsualPoolSize = 5;

    private readonly Option<int?> _poolSize = new("--pool-size") { Description = "Candidates in each random pool; 0 for the whole pool" };
    private readonly Option<int> _pools = new("--pools") { Description = "Random pools per seed", DefaultValueFactory = _ => 40 };
    private readonly Option<int> _people = new("--people") { Description = "Simulated people per pool", DefaultValueFactory = _ => 10 };
    private readonly Option<string> _scaling = new("--scaling") { Description = "Cost scale", DefaultValueFactory = _ => "log" };
    private readonly Option<string> _feedback = new("--feedback") { Description = "What people perceive as quality", DefaultValueFactory = _ => "graded" };
    private readonly Option<bool> _strength = new("--strength") { Description = "People also say ties and much better; otherwise only who wins" };
    private readonly Option<bool> _onboarding = new("--onboarding") { Description = "Ask from a designed onboarding set" };
    private readonly Option<double> _flips = new("--flips") { Description = "Share of flipped choices", DefaultValueFactory = _ => 0 };
    private readonly Option<string> _pairs = new("--pairs") { Description = "How pairs are chosen", DefaultValueFactory = _ => "chosen" };

    public PeopleOptions()
    {
        _scaling.AcceptOnlyFromAmong("log", "linear");
        _feedback.AcceptOnlyFromAmong("graded", "binary", "mixed");
        _pairs.AcceptOnlyFromAmong("random", "chosen", "own");
    }

    /// <summary>Every option, to be added to a command.</summary>
    public IEnumerable<Option> All => [_poolSize, _pools, _people, _scaling, _feedback, _strength, _onboarding, _flips, _pairs];

    /// <summary>Says which options about people were given to an evaluation without people.</summary>
    public void SayWithoutEffect(ParseResult parsed, TextWriter error, string why)
    {
        foreach (var option in new Option[] { _people, _feedback, _strength, _onboarding, _flips, _pairs }.Where(option => parsed.GetResult(option) is { Implicit: false }))
            error.WriteLine($"{option.Name} has no effect: {why}.");
    }

    /// <summary>The kind of cost scale.</summary>
    public CostScaling Scaling(ParseResult parsed) => Enum.Parse<CostScaling>(parsed.GetRequiredValue(_scaling), ignoreCase: true);

    /// <summary>The size that was asked for; null when none was.</summary>
    public int? PoolSize(ParseResult parsed) => parsed.GetValue(_poolSize);

    /// <summary>Random pools per seed.</summary>
    public int Pools(ParseResult parsed) => parsed.GetValue(_pools);

    /// <summary>The protocol's settings.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="candidates">Number of candidates there are: the default size is 5, or all of fewer.</param>
    public AdaptationSettings Read(ParseResult parsed, int candidates) => new()
    {
        PoolSize = PoolSize(parsed) ?? Math.Min(UsualPoolSize, candidates),
        Pools = Pools(parsed),
        People = parsed.GetValue(_people),
        Scaling = Scaling(parsed),
        Feedback = Enum.Parse<FeedbackKind>(parsed.GetRequiredValue(_feedback), ignoreCase: true),
        Strength = parsed.GetValue(_strength),
        Onboarding = parsed.GetValue(_onboarding),
        Flips = parsed.GetValue(_flips),
        Pairs = Enum.Parse<PairKind>(parsed.GetRequiredValue(_pairs), ignoreCase: true),
    };
}
