using System.Globalization;
using MetaRouter.Training.Evaluation.Adaptation;

namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>docs/results/README.md: what the two papers claim, claim by claim, and what was measured here.</summary>
internal static class ClaimsPage
{
    private static readonly string[] TwoModels = ["two-gpt4o", "two-sonnet", "two-gemini", "two-nemotron"];

    private static readonly string[] BanditTables = ["bandit-ze7", "bandit-ze27", "bandit-mp13", "bandit-lr9"];
    private static readonly string[] BanditLearners = ["pilot", "pilot-residual", "linucb-no-prior", "epsilon-greedy", "explore-only", "random", "predictor"];

    private const string Encoder = AdaptationMethods.Structured;

    /// <summary>The page.</summary>
    public static string Write(MeasuredTables tables) => $"""
        # Results

        Written by `metarouter evaluate report --data $DATA --models models --out docs/results`; not edited by hand. Every table stands under the command that
        makes it. [The protocol](../specs/evaluation.md) defines every number; shares are fractions; ± is the standard deviation over seeds.

        Two papers are checked: **MetaRouter** (arXiv 2606.06178) and **PILOT** (arXiv 2508.21141). Three things must be known first.

        * **MetaRouter's design here is ours.** The paper's text was not at hand. Encoder, policy, losses and protocol follow its abstract and published summaries
          ([the mathematics](../mathematics.md)); a number here neither confirms nor refutes a number there.
        * **The people are simulated.** They follow the reward model that the router assumes, with noise. *Graded* feedback even perceives quality around the prediction, which
          is optimistic; *binary* feedback is the pessimistic end. What real people do is not shown by any of this.
        * **Judged rows were seen more than once.** Weights and calibration come from `train` and `validation` alone, but tables were measured again after mistakes were
          mended, and two constants are compromises that judged rows had a part in: the ridge penalties of small probes (LLMRouter) and the quantiles of the
          familiarity ramp (tasks left out of ZeroEval and LLMRouter). The predictor's step size was first compared on judged rows, then confirmed on `validation`. Rows from probes, rows about unseen tasks and those of the bandit ([what was chosen in view of them](bandit.md)) are a little optimistic for that.

        ## Data

        {Data(tables)}

        Training used `train` and `validation`; these tables are `test` and `ood` rows. LLMRouter and RouterArena were never trained on: their predictors come from probes. Costs of ZeroEval, MMLU-Pro and LLMRouter are estimates from list prices; RouterArena's are real.

        ## MetaRouter, claim by claim

        | the paper's claim | measured here | verdict |
        |---|---|---|
        {string.Join('\n', MetaRouter(tables))}

        ## PILOT, claim by claim

        | the paper's claim | measured here | verdict |
        |---|---|---|
        {string.Join('\n', Pilot(tables))}

        ## Goals

        Set before measuring. A floor had to hold; an aim was hoped for. Regrets are those of `{Encoder}`.

        | measure | value | floor | aim | reached | table |
        |---|---:|---:|---:|---|---|
        {string.Join('\n', Goal.All.Select(goal => goal.ToRow(tables)).OfType<string>())}

        ## Pages

        {string.Join('\n', tables.All.Select(table => table.Table.Page).Distinct().Select(page => $"* [{page}]({page}.md)"))}

        """;

    private static string Data(MeasuredTables tables)
    {
        var hashes = tables.All.SelectMany(table => table.Hashes).DistinctBy(file => file.Name).OrderBy(file => file.Name, StringComparer.Ordinal);
        return string.Join('\n', ["| table | SHA-256 |", "|---|---|", .. hashes.Select(file => $"| {file.Name} | `{file.Hash}` |")]);
    }

    private static IEnumerable<string> MetaRouter(MeasuredTables tables)
    {
        string Regret(string table, int count = 6) => tables.Text(table, Encoder, $"remaining_regret_{count}");
        yield return Row(
            "About six contexts suffice.",
            $"Of the regret of not knowing the person, after six comparisons there remain {Regret("ze27")} (ZeroEval) and {Regret("mp13")} (MMLU-Pro) with chosen pairs, {Regret("ze27-onboarding")} with an onboarding set and strength, {Regret("ze27-own")} on people's own questions, {Regret("ze27-random")} with random pairs, {Regret("ze27-binary")} when people see only right or wrong. {tables.Link("ze27")}",
            Verdict(tables.Mean("ze27", Encoder, "remaining_regret_6") < 0.25, "holds for chosen pairs and graded feedback; not for random pairs"));
        yield return Row(
            "Better than strong baselines in distribution.",
            $"Mean utility after six comparisons {tables.Text("ze27", Encoder, "utility_6")} against {tables.Text("ze27", "cluster", "utility_6")} of a cluster router with the best fixed α in hindsight and {tables.Text("ze27", "linucb-person", "utility_6")} of LinUCB per person, which goes on exploring while it routes (ZeroEval); {tables.Text("mp13", Encoder, "utility_6")} against {tables.Text("mp13", "cluster", "utility_6")} and {tables.Text("mp13", "linucb-person", "utility_6")} (MMLU-Pro). The Bayesian plug-in, which needs no training, reaches {tables.Text("ze27", "bayes", "utility_6")} and {tables.Text("mp13", "bayes", "utility_6")}. {tables.Link("ze27")}",
            Verdict(Above(tables, "ze27") && Above(tables, "mp13"), "holds against these baselines; not against exact inference in one dimension"));
        yield return Row(
            "Better than strong baselines out of distribution.",
            $"On LLMRouter, pool and questions never trained on: utility {tables.Text("lr9", Encoder, "utility_6")} against {tables.Text("lr9", "cluster", "utility_6")} (cluster) and {tables.Text("lr9", "linucb-person", "utility_6")} (LinUCB); remaining regret {Regret("lr9")}. {tables.Link("lr9")}",
            Verdict(Above(tables, "lr9"), "holds"));
        yield return Row(
            "Hybrid question answering, code generation, mathematics.",
            "MMLU-Pro (14 subjects of questions), ZeroEval (mathematics; code output prediction instead of generation), LLMRouter (14 tasks). The paper's data were not at hand.",
            "other data");
        yield return Row(
            "Robust when the routable models change.",
            $"Utility lost after six comparisons: {tables.Text("change-ze27", Encoder, "new_candidate_utility_lost_6")} with a new candidate, {tables.Text("change-ze27", Encoder, "untrained_candidate_utility_lost_6")} when one candidate is known from a probe only, {tables.Text("change-ze27", Encoder, "other_pool_utility_lost_6")} when all comparisons came from another pool, {tables.Text("change-ze27", Encoder, "price_x10_utility_lost_6")} when a price rises tenfold; {tables.Text("change-ze27", Encoder, "swap_half_way_utility_lost_12")} after twelve with the whole pool exchanged half way. {tables.Link("change-ze27")}",
            Verdict(tables.Mean("change-ze27", Encoder, "other_pool_utility_lost_6") < 0.01, "holds"));
        yield return Row(
            "Up to five models.",
            $"Two: remaining regret {Regret("ze27-two")}; five: {Regret("ze27")}. Networks take any number; trade-offs are measured with up to 27. {tables.Link("ze27-two")}",
            "covered");
        yield return Row(
            "Noise injection makes it robust to noisy feedback.",
            $"With a tenth of the choices flipped, remaining regret {Regret("ze27-flips")} instead of {Regret("ze27")}. Training with and without noise is not compared here. {tables.Link("ze27-flips")}",
            "partly checked");
        yield return Row(
            "A latent preference is inferred.",
            $"R² of w from z after twelve comparisons: {tables.Text("ze27", Encoder, "r2_latent_12")} (chosen), {tables.Text("ze27-random", Encoder, "r2_latent_12")} (random); the 90 % interval holds w for a share of {tables.Text("ze27", Encoder, "coverage")}. {tables.Link("ze27")}",
            Verdict(tables.Mean("ze27", Encoder, "r2_latent_12") > 0.6, "holds"));
    }

    private static IEnumerable<string> Pilot(MeasuredTables tables)
    {
        yield return Row(
            "93 % of GPT-4's quality at 25 % of its cost (RouterBench).",
            $"RouterBench was not at hand. At 25 % of the best single candidate's cost the router has these shares of its quality: {tables.Text("tradeoff-ze7", "router", "quality_at_25")} (ze7; {tables.Text("tradeoff-ze7", "single-hull", "quality_at_25")} by mixing single candidates), {tables.Text("tradeoff-mp13", "router", "quality_at_25")} (mp13; {tables.Text("tradeoff-mp13", "single-hull", "quality_at_25")}), {tables.Text("tradeoff-lr9", "router", "quality_at_25")} (lr9; {tables.Text("tradeoff-lr9", "single-hull", "quality_at_25")}). {tables.Link("tradeoff-ze7")}",
            "other data; much of the figure comes from cheap candidates alone");
        yield return Row(
            "A router that learns from preferences beats chance between two models.",
            $"APGR {tables.Text("two-gpt4o", "router", "apgr")} (gpt-4o over gpt-4o-mini), {tables.Text("two-sonnet", "router", "apgr")} (claude-3.5-sonnet over Llama-3.1-8B), {tables.Text("two-gemini", "router", "apgr")} (gemini-1.5-pro over flash), {tables.Text("two-nemotron", "router", "apgr")} (nemotron-51b over gemma-2-9b, by a probe); chance 0.5. {tables.Link("two-gpt4o")}",
            Verdict(TwoModels.All(table => tables.Mean(table, "router", "apgr") > 0.5), "holds for all of these pairs"));
        string Bandit(string table, string method, string metric) => tables.Text(table, method, metric);
        yield return Row(
            "The same with bandit feedback and the knapsack policy.",
            $"After learning from one answer at a time PILOT has {Bandit("bandit-ze7", "pilot", "quality_at_25")} (ze7), {Bandit("bandit-ze27", "pilot", "quality_at_25")} (ze27), {Bandit("bandit-mp13", "pilot", "quality_at_25")} (mp13), {Bandit("bandit-lr9", "pilot", "quality_at_25")} (lr9); the residual form {Bandit("bandit-ze7", "pilot-residual", "quality_at_25")}, {Bandit("bandit-ze27", "pilot-residual", "quality_at_25")}, {Bandit("bandit-mp13", "pilot-residual", "quality_at_25")}, {Bandit("bandit-lr9", "pilot-residual", "quality_at_25")}. A paced dual price instead of the knapsack: {Bandit("bandit-ze7", "pilot-residual", "dual_quality_at_25")}, {Bandit("bandit-ze27", "pilot-residual", "dual_quality_at_25")}, {Bandit("bandit-mp13", "pilot-residual", "dual_quality_at_25")}, {Bandit("bandit-lr9", "pilot-residual", "dual_quality_at_25")}. {tables.Link("bandit-ze7")}",
            "other data; about the paper's share on some pools, below it on others");
        yield return Row(
            "The preference prior speeds up LinUCB under bandit feedback.",
            $"Cumulative regret {Bandit("bandit-ze7", "pilot", "regret")} with prior against {Bandit("bandit-ze7", "linucb-no-prior", "regret")} without (ze7), {Bandit("bandit-ze27", "pilot", "regret")} against {Bandit("bandit-ze27", "linucb-no-prior", "regret")} (ze27), {Bandit("bandit-mp13", "pilot", "regret")} against {Bandit("bandit-mp13", "linucb-no-prior", "regret")} (mp13), {Bandit("bandit-lr9", "pilot", "regret")} against {Bandit("bandit-lr9", "linucb-no-prior", "regret")} (lr9). {tables.Link("bandit-ze7")}",
            Verdict(BanditTables.All(table => tables.Mean(table, "pilot", "regret") < tables.Mean(table, "linucb-no-prior", "regret")), "holds on all four pools"));
        yield return Row(
            "A multi-choice knapsack policy keeps to a budget.",
            string.Create(CultureInfo.InvariantCulture, $"With known costs nothing is spent beyond the budget; with estimated ones, over all methods and the four pools, at most {BanditTables.Max(table => BanditLearners.Max(method => tables.Mean(table, method, "worst_overrun_estimated"))):0.000} of the last answer's cost (mean over seeds). Used by PILOT: {Bandit("bandit-ze7", "pilot", "utilisation")} (ze7), {Bandit("bandit-lr9", "pilot", "utilisation")} (lr9). {tables.Link("bandit-ze7")}"),
            Verdict(BanditTables.All(table => tables.Mean(table, "pilot", "worst_overrun") == 0 && tables.Mean(table, "pilot", "worst_overrun_estimated") <= 1), "holds; the paced dual price gets more for the same money"));
    }

    private static bool Above(MeasuredTables tables, string table) =>
        tables.Mean(table, Encoder, "utility_6") > tables.Mean(table, "cluster", "utility_6")
        && tables.Mean(table, Encoder, "utility_6") > tables.Mean(table, "linucb-person", "utility_6");

    private static string Verdict(bool holds, string how) => holds ? how : "**does not hold here**";

    private static string Row(string claim, string measured, string verdict) => string.Create(CultureInfo.InvariantCulture, $"| {claim} | {measured} | {verdict} |");
}
