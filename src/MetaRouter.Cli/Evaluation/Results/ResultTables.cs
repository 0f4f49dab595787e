namespace MetaRouter.Cli.Evaluation.Results;

/// <summary>Every table of docs/results, in the order of its pages.</summary>
internal static class ResultTables
{
    private const string ZeroEval = "zeroeval.jsonl.gz";
    private const string MmluPro = "mmlu_pro.jsonl.gz";
    private const string LlmRouter = "llmrouter.jsonl.gz";
    private const string RouterArena = "routerarena.jsonl.gz";

    private static readonly string[] AdaptationMetrics = ["utility_6", "utility_12", "coverage", "weight_error_6", "r2_weight_12", "r2_latent_12"];
    private static readonly string[] FrontMetrics = ["utility_6", "utility_12", "hypervolume_12", "igd_12"];
    private static readonly string[] TradeOffMetrics = ["aiq", "aiq_above_singles", "hypervolume", "igd", "cost_at_98", "quality_at_25"];
    private static readonly string[] TwoModelMetrics = ["apgr", "cpt50", "cpt80"];

    private static readonly string[] Changes = ["new_candidate", "untrained_candidate", "swap_half_way", "other_pool", "price_x10"];
    private static readonly string[] PredictorMetrics = ["auc", "auc_overall", "brier", "auc_in_task"];
    private static readonly string[] BanditMetrics =
    [
        "regret", "relative_quality", "utilisation", "worst_overrun", "relative_quality_estimated", "worst_overrun_estimated", "relative_quality_unlimited", "reward_lost_to_flips",
        "quality_at_10", "dual_quality_at_10", "quality_at_25", "dual_quality_at_25", "quality_at_50", "dual_quality_at_50",
    ];

    private static readonly string[] UnseenMetrics = ["aiq", "aiq_gain", "auc", "brier"];

    public static IReadOnlyList<ResultTable> All { get; } =
    [
        Predictor("predictor-ze7", "ZeroEval, seven candidates", ZeroEval, "--pool ze7"),
        Predictor("predictor-ze27", "ZeroEval, 27 candidates", ZeroEval, "--pool ze27"),
        Predictor("predictor-mp13", "MMLU-Pro, 13 candidates", MmluPro, "--pool mp13"),
        Predictor("predictor-lr9", "LLMRouter, nine unknown candidates, 70 % of the rows as probe", LlmRouter, "--pool lr9 --probe 0.7"),
        Predictor("predictor-lr9-50", "LLMRouter, a probe of 50", LlmRouter, "--pool lr9 --probe 50"),
        Predictor("predictor-lr9-200", "LLMRouter, a probe of 200", LlmRouter, "--pool lr9 --probe 200"),
        new("unseen-lr9", "predictor", "LLMRouter, each family of tasks judged by a fit that never saw it", LlmRouter, "predictor --pool lr9 --leave-out family", UnseenMetrics, Curves: false),
        new("unseen-ze7", "predictor", "ZeroEval, each family judged by a fit that never saw it", ZeroEval, "predictor --pool ze7 --leave-out family", UnseenMetrics, Curves: false),
        Adaptation("ze27", "ZeroEval, five of 27 candidates, chosen pairs", ZeroEval, "--pool ze27"),
        Adaptation("mp13", "MMLU-Pro, five of 13 candidates, chosen pairs", MmluPro, "--pool mp13"),
        Adaptation("ze27-two", "Two candidates", ZeroEval, "--pool ze27 --pool-size 2"),
        Adaptation("ze27-binary", "Binary feedback: the pessimistic end", ZeroEval, "--pool ze27 --feedback binary"),
        Adaptation("ze27-mixed", "Mixed feedback", ZeroEval, "--pool ze27 --feedback mixed"),
        Adaptation("ze27-own", "Live use: own questions, chosen pairs", ZeroEval, "--pool ze27 --pairs own"),
        Adaptation("ze27-random", "Random pairs", ZeroEval, "--pool ze27 --pairs random"),
        Adaptation("ze27-flips", "A tenth of the choices flipped", ZeroEval, "--pool ze27 --flips 0.1"),
        Adaptation("lr9", "A pool and questions that nothing was trained on", LlmRouter, "--pool lr9"),
        Adaptation("ze27-strength", "People say how much better", ZeroEval, "--pool ze27 --strength"),
        Adaptation("ze27-onboarding", "Onboarding set and strength", ZeroEval, "--pool ze27 --onboarding --strength"),
        Adaptation("mp13-onboarding", "Onboarding set and strength, MMLU-Pro", MmluPro, "--pool mp13 --onboarding --strength"),
        Adaptation("ze27-binary-onboarding", "Onboarding set and strength, binary feedback", ZeroEval, "--pool ze27 --onboarding --strength --feedback binary"),
        Adaptation("ze27-linear", "Linear cost scale", ZeroEval, "--pool ze27 --scaling linear"),
        Fronts("ze27-fronts", "Trade-offs that people of all w reach, ZeroEval", ZeroEval, "--pool ze27"),
        Fronts("mp13-fronts", "Trade-offs that people of all w reach, MMLU-Pro", MmluPro, "--pool mp13"),
        Fronts("lr9-fronts", "Trade-offs that people of all w reach, LLMRouter", LlmRouter, "--pool lr9"),
        Fronts("ze27-fronts-best", "The same on the linear scale with onboarding set and strength, ZeroEval", ZeroEval, "--pool ze27 --scaling linear --onboarding --strength"),
        Fronts("mp13-fronts-best", "The same on the linear scale with onboarding set and strength, MMLU-Pro", MmluPro, "--pool mp13 --scaling linear --onboarding --strength"),
        Fronts("lr9-fronts-best", "The same on the linear scale with onboarding set and strength, LLMRouter", LlmRouter, "--pool lr9 --scaling linear --onboarding --strength"),
        TradeOff("tradeoff-ze7", "ZeroEval, seven candidates", ZeroEval, "--pool ze7"),
        TradeOff("tradeoff-ze27", "ZeroEval, 27 candidates", ZeroEval, "--pool ze27"),
        TradeOff("tradeoff-mp13", "MMLU-Pro, 13 candidates", MmluPro, "--pool mp13"),
        TradeOff("tradeoff-lr9", "LLMRouter, nine candidates, 70 % of the rows as probe", LlmRouter, "--pool lr9 --probe 0.7"),
        TradeOff("tradeoff-lr9-300", "LLMRouter, nine candidates, a probe of 300", LlmRouter, "--pool lr9"),
        TwoModel("two-gpt4o", "gpt-4o over gpt-4o-mini", ZeroEval, "--strong gpt-4o-2024-08-06 --weak gpt-4o-mini-2024-07-18"),
        TwoModel("two-sonnet", "claude-3.5-sonnet over Llama-3.1-8B", ZeroEval, "--strong claude-3-5-sonnet-20241022 --weak Meta-Llama-3.1-8B-Instruct"),
        TwoModel("two-gemini", "gemini-1.5-pro over gemini-1.5-flash", MmluPro, "--strong gemini-1.5-pro-002 --weak gemini-1.5-flash-002"),
        TwoModel("two-nemotron", "nemotron-51b over gemma-2-9b", LlmRouter, "--strong llama-3.1-nemotron-51b-instruct --weak gemma-2-9b-it"),
        TwoModel("two-arena", "gemini-2.0-flash over claude-3-haiku, real costs (the stronger is also the cheaper)", RouterArena, "--strong gemini-2.0-flash-001 --weak claude-3-haiku-20240307"),
        PoolChange("change-ze27", "ZeroEval, five of 27 candidates", ZeroEval, "--pool ze27"),
        PoolChange("change-mp13", "MMLU-Pro, five of 13 candidates", MmluPro, "--pool mp13"),
        Bandit("bandit-ze7", "ZeroEval, seven candidates", ZeroEval, "--pool ze7"),
        Bandit("bandit-ze27", "ZeroEval, 27 candidates", ZeroEval, "--pool ze27"),
        Bandit("bandit-mp13", "MMLU-Pro, 13 candidates", MmluPro, "--pool mp13"),
        Bandit("bandit-lr9", "LLMRouter, nine candidates", LlmRouter, "--pool lr9"),
        Bandit("bandit-arena", "RouterArena, two candidates, real costs (the better is also the cheaper)", RouterArena, ""),
    ];

    private static ResultTable Adaptation(string name, string title, string data, string options) =>
        new(name, "adaptation", title, data, $"adaptation {options}", AdaptationMetrics);

    /// <summary>More people per pool, so that every part of a front has someone near.</summary>
    private static ResultTable Fronts(string name, string title, string data, string options) =>
        new(name, "adaptation", title, data, $"adaptation {options} --pools 20 --people 40", FrontMetrics, Curves: false);

    private static ResultTable Predictor(string name, string title, string data, string options) =>
        new(name, "predictor", title, data, $"predictor {options}", PredictorMetrics, Curves: false);

    private static ResultTable TradeOff(string name, string title, string data, string options) =>
        new(name, "tradeoff", title, data, $"tradeoff {options}", TradeOffMetrics, Curves: false);

    private static ResultTable TwoModel(string name, string title, string data, string options) =>
        new(name, "two-model", title, data, $"two-model {options}", TwoModelMetrics);

    private static ResultTable PoolChange(string name, string title, string data, string options) =>
        new(name, "pool-change", title, data, $"pool-change {options}", [.. Changes.Select(change => $"{change}_utility_lost_6"), .. Changes.Select(change => $"{change}_remaining_regret_6")], Curves: false);

    private static ResultTable Bandit(string name, string title, string data, string options) =>
        new(name, "bandit", title, data, $"bandit {options} --seeds 5".Replace("  ", " ", StringComparison.Ordinal), BanditMetrics);
}
