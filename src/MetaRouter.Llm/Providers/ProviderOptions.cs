using MetaRouter.Llm.TimingOut;

namespace MetaRouter.Llm.Providers;

/// <summary>A provider of language models that speaks OpenAI's chat-completions protocol.</summary>
public sealed class ProviderOptions
{
    /// <summary>What candidates call it; distinct.</summary>
    public string Id { get; set; } = "";

    /// <summary>Where it listens: an absolute http or https address, with or without <c>/v1</c>.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Name of the environment variable that holds the key; empty for a provider without keys.</summary>
    public string ApiKeyVariable { get; set; } = "";

    /// <summary>How long its answers may take.</summary>
    public AnswerTimeouts Timeouts { get; set; } = new();

    /// <summary>What is wrong with these options, each message naming the key and the fix; empty when nothing is.</summary>
    /// <param name="key">Configuration path of the options, such as <c>MetaRouter:Providers:0</c>.</param>
    public IEnumerable<string> Validate(string key)
    {
        if (string.IsNullOrWhiteSpace(Id))
            yield return $"{key}:Id must not be empty; give the provider an id, such as \"openai\".";
        if (Id == ChatClientDirectory.RecordedProviderId)
            yield return $"{key}:Id must not be \"{Id}\", which names the recorded answers; choose another.";
        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            yield return $"{key}:BaseUrl must be an absolute http or https address, such as \"https://api.openai.com/v1\"; it is \"{BaseUrl}\".";
        else if (url.UserInfo.Length > 0)
            yield return $"{key}:BaseUrl must not hold a user name or password; put the key into an environment variable and name it in {key}:ApiKeyVariable.";
        foreach (var error in Timeouts.Validate($"{key}:{nameof(Timeouts)}")) yield return error;
    }
}
