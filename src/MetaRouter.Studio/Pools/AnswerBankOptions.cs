namespace MetaRouter.Studio.Pools;

/// <summary>Recorded answers. Section <c>MetaRouter:AnswerBank</c>.</summary>
public sealed class AnswerBankOptions
{
    /// <summary>The answers (JSON Lines, also .gz); relative to the models directory. Empty for none.</summary>
    public string Answers { get; set; } = "demo-pool/answers.jsonl";

    /// <summary>Names, prices and onboarding pairs; relative to the models directory.</summary>
    public string Pool { get; set; } = "demo-pool/pool.json";

    /// <summary>Replay times are the candidates' own times this: 0 (instantly) to 100.</summary>
    public double Pace { get; set; } = 1;
}
