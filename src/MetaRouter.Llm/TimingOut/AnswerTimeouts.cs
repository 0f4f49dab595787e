namespace MetaRouter.Llm.TimingOut;

/// <summary>How long an answer may take. Options of a provider, each at least one second.</summary>
public sealed class AnswerTimeouts
{
    /// <summary>From the call to the first text, connecting included. Models that think before they speak need more.</summary>
    public TimeSpan FirstToken { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>From one piece of the answer to the next.</summary>
    public TimeSpan BetweenTokens { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The whole answer.</summary>
    public TimeSpan Total { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with these options, each message naming the key and the fix; empty when nothing is.</summary>
    /// <param name="key">Configuration path of the options, such as <c>MetaRouter:Providers:0:Timeouts</c>.</param>
    public IEnumerable<string> Validate(string key)
    {
        foreach (var (name, value) in new[] { (nameof(FirstToken), FirstToken), (nameof(BetweenTokens), BetweenTokens), (nameof(Total), Total) })
            if (value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromDays(1))
                yield return $"{key}:{name} must lie between 1 second and 1 day; it is {value:c}. Write it as hours:minutes:seconds, such as 00:01:00.";
    }
}
