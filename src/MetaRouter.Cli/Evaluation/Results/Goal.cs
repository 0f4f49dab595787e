using System.Globalization;
using MetaRouter.Training.Evaluation.Adaptation;
using MetaRouter.Training.Evaluation.Bandit;

namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>A number that was to be reached, set before measuring.</summary>
/// <param name="What">The measure in words.</param>
/// <param name="Table">The table that holds it.</param>
/// <param name="Value">The number; not a number where it was not measured.</param>
/// <param name="Floor">What must be reached.</param>
/// <param name="Aim">What was hoped for; null where nothing was said.</param>
/// <param name="AtMost">Whether smaller is better.</param>
internal sealed record Goal(string What, string Table, Func<MeasuredTables, double> Value, double Floor, double? Aim, bool AtMost)
{
    private const string Method = AdaptationMethods.Structured;
    private const string Pilot = BanditMethods.Pilot;
    private const string Predictor = "predictor";
    private const string BanditTable = "bandit-ze7";

    /// <summary>Every goal of this project that `evaluate report` measures.</summary>
    public static IReadOnlyList<Goal> All { get; } =
    [
        AtLeastOne("AUC of predicted quality, ze7", "predictor-ze7", "auc", 0.795, 0.83),
        AtMostOne("Brier score, ze7", "predictor-ze7", "brier", 0.148, null),
        AtLeastOne("AUC, mp13", "predictor-mp13", "auc", 0.66, 0.70),
        AtLeastOne("AUC, lr9, 70 % as probe", "predictor-lr9", "auc", 0.765, null),
        AtLeastOne("AUC, lr9 from 50 probes", "predictor-lr9-50", "auc", 0.66, 0.70),
        AtLeastOne("AUC, lr9 from 200 probes", "predictor-lr9-200", "auc", 0.70, 0.76),
        new("Unseen task family: AIQ minus that of candidate means, lr9", "unseen-lr9", tables => tables.Mean("unseen-lr9", "predictor", "aiq_gain"), -0.005, 0, AtMost: false),
        new("The same, ze7 (mathematics and code, each without the other)", "unseen-ze7", tables => tables.Mean("unseen-ze7", "predictor", "aiq_gain"), -0.005, 0, AtMost: false),
        TradeOff("Cost at 98 % of the best single candidate's quality, ze7", "tradeoff-ze7", "cost_at_98", 0.58, 0.35, atMost: true),
        new("The same, below the hull of single candidates", "tradeoff-ze7", tables => tables.Mean("tradeoff-ze7", "single-hull", "cost_at_98") - tables.Mean("tradeoff-ze7", "router", "cost_at_98"), 0.10, null, AtMost: false),
        TradeOff("Cost at 98 %, mp13", "tradeoff-mp13", "cost_at_98", 0.55, 0.35, atMost: true),
        TradeOff("Quality at 25 % of the cost, mp13", "tradeoff-mp13", "quality_at_25", 0.945, 0.97, atMost: false),
        TradeOff("Cost at 98 %, lr9", "tradeoff-lr9", "cost_at_98", 0.27, null, atMost: true),
        TradeOff("AIQ above the hull of single candidates, lr9", "tradeoff-lr9", "aiq_above_singles", 0.04, 0.07, atMost: false),
        Regret("chosen pairs, graded, log cost, five candidates, ze27", "ze27", 6, 0.22, null),
        Regret("the same, mp13", "mp13", 6, 0.22, null),
        Regret("the same with onboarding set and strength, ze27", "ze27-onboarding", 6, 0.22, 0.10),
        Regret("the same with onboarding set and strength, mp13", "mp13-onboarding", 6, 0.22, 0.10),
        Regret("two candidates, ze27", "ze27-two", 6, 0.22, 0.10),
        Regret("binary feedback", "ze27-binary", 6, 0.46, 0.30),
        Regret("random pairs", "ze27-random", 6, 0.48, 0.35),
        Regret("random pairs", "ze27-random", 12, 0.32, 0.18),
        Regret("a tenth of the choices flipped", "ze27-flips", 6, 0.29, 0.18),
        Regret("pool and questions never trained on, lr9", "lr9", 6, 0.30, 0.18),
        new("Encoder minus Bayesian plug-in, same pairs, worst of n = 4 … 12", "ze27", WorstAgainstBayes, 0.09, 0, AtMost: true),
        new("Remaining regret at n = 0, away from 1", "ze27", tables => Math.Abs(tables.Mean("ze27", Method, "remaining_regret_0") - 1), 0.03, null, AtMost: true),
        new("Coverage of the 90 % interval of w, at least", "ze27", tables => tables.Mean("ze27", Method, "coverage"), 0.85, null, AtMost: false),
        new("Coverage of the 90 % interval of w, at most", "ze27", tables => tables.Mean("ze27", Method, "coverage"), 0.95, null, AtMost: true),
        new("Utility lost with a new candidate", "change-ze27", tables => tables.Mean("change-ze27", Method, "new_candidate_utility_lost_6"), 0.002, null, AtMost: true),
        new("Utility lost with a candidate that no training saw", "change-ze27", tables => tables.Mean("change-ze27", Method, "untrained_candidate_utility_lost_6"), 0.002, null, AtMost: true),
        AboveCluster("ze27"), AboveCluster("mp13"), AboveCluster("lr9"),
        new("R² of w from z, n = 12, random pairs", "ze27-random", tables => tables.Mean("ze27-random", Method, "r2_latent_12"), 0.65, null, AtMost: false),
        new("R² of w from z, n = 12, chosen pairs", "ze27", tables => tables.Mean("ze27", Method, "r2_latent_12"), 0.70, 0.85, AtMost: false),
        Bandit("Regret of PILOT, as a share of LinUCB's without prior", tables => Of(tables, Pilot, "regret") / Of(tables, BanditMethods.NoPrior, "regret"), 0.5, null, atMost: true),
        Bandit("Regret of the residual form above the paper's", tables => Of(tables, BanditMethods.Residual, "regret") - Of(tables, Pilot, "regret"), 0, null, atMost: true),
        Bandit("Quality at 25 % of the best single candidate's cost from bandit feedback alone, PILOT", tables => Of(tables, Pilot, "quality_at_25"), 0.88, 0.93, atMost: false),
        Bandit("The same of the residual form, which has a predictor of the rows known beforehand", tables => Of(tables, BanditMethods.Residual, "quality_at_25"), 0.88, 0.93, atMost: false),
        Bandit("The same of a trained predictor", tables => Of(tables, Predictor, "quality_at_25"), 0.92, 0.96, atMost: false),
        Bandit("Used share of the budget, PILOT", tables => Of(tables, Pilot, "utilisation"), 0.90, null, atMost: false),
        Bandit("Spent beyond the budget, costs known, worst method", tables => Worst(tables, "worst_overrun"), 0, null, atMost: true),
        Bandit("Spent beyond the budget, costs estimated, worst method, in answers", tables => Worst(tables, "worst_overrun_estimated"), 1, null, atMost: true),
        Bandit("Reward lost to 5 % flipped feedback, worse form of PILOT", tables => Math.Max(Of(tables, Pilot, "reward_lost_to_flips"), Of(tables, BanditMethods.Residual, "reward_lost_to_flips")), 0.04, null, atMost: true),
    ];

    /// <summary>A row of the table of goals; null where the number was not measured.</summary>
    public string? ToRow(MeasuredTables tables)
    {
        var value = Value(tables);
        if (double.IsNaN(value)) return null;
        var sign = AtMost ? "≤" : "≥";
        var reached = Reaches(value, Aim) ? "aim" : Reaches(value, Floor) ? "floor" : "**missed**";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {What} | {value:0.0000} | {sign} {Floor} | {(Aim is { } aim ? string.Create(CultureInfo.InvariantCulture, $"{sign} {aim}") : "")} | {reached} | {tables.Link(Table)} |");
    }

    private bool Reaches(double value, double? bound) => bound is { } known && (AtMost ? value <= known : value >= known);

    private static double WorstAgainstBayes(MeasuredTables tables) => new[] { 4, 6, 8, 12 }
        .Max(count => tables.Mean("ze27", Method, $"remaining_regret_{count}") - tables.Mean("ze27", AdaptationMethods.Bayes, $"remaining_regret_{count}"));

    private static Goal Regret(string what, string table, int count, double floor, double? aim) => new(
        $"Remaining regret at n = {count}: {what}", table, tables => tables.Mean(table, Method, $"remaining_regret_{count}"), floor, aim, AtMost: true);

    private static Goal Bandit(string what, Func<MeasuredTables, double> value, double floor, double? aim, bool atMost) => new($"{what}, ze7", BanditTable, value, floor, aim, atMost);

    private static double Of(MeasuredTables tables, string method, string metric) => tables.Mean(BanditTable, method, metric);

    private static double Worst(MeasuredTables tables, string metric) =>
        new[] { Pilot, BanditMethods.Residual, BanditMethods.NoPrior, BanditMethods.EpsilonGreedy, BanditMethods.ExploreOnly, Predictor }.Max(method => Of(tables, method, metric));

    private static Goal AboveCluster(string table) => new(
        $"Mean utility at n = 6 above the cluster router's best fixed α in hindsight, {table}", table,
        tables => tables.Mean(table, Method, "utility_6") - tables.Mean(table, "cluster", "utility_6"), 0, null, AtMost: false);

    private static Goal TradeOff(string what, string table, string metric, double floor, double? aim, bool atMost) =>
        new(what, table, tables => tables.Mean(table, "router", metric), floor, aim, atMost);

    private static Goal AtLeastOne(string what, string table, string metric, double floor, double? aim) => new(what, table, tables => tables.Mean(table, "predictor", metric), floor, aim, AtMost: false);

    private static Goal AtMostOne(string what, string table, string metric, double floor, double? aim) => new(what, table, tables => tables.Mean(table, "predictor", metric), floor, aim, AtMost: true);
}
