using System.Collections.Frozen;

namespace MetaRouter.Training.Evaluation;

/// <summary>The pools of the evaluation protocol, by name.</summary>
public static class NamedPools
{
    private static readonly FrozenDictionary<string, string[]> Pools = new Dictionary<string, string[]>
    {
        ["ze7"] =
        [
            "gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18", "claude-3-5-sonnet-20241022", "claude-3-haiku-20240307", "gemini-1.5-flash",
            "Meta-Llama-3.1-70B-Instruct", "Meta-Llama-3.1-8B-Instruct",
        ],
        ["ze27"] =
        [
            "Athene-70B", "Llama-3.1-405B-Inst@sambanova", "Meta-Llama-3-70B-Instruct", "Meta-Llama-3-8B-Instruct", "Meta-Llama-3.1-70B-Instruct",
            "Meta-Llama-3.1-8B-Instruct", "Mistral-Large-2", "Phi-3.5-mini-instruct", "Qwen2-72B-Instruct", "Qwen2-7B-Instruct", "Yi-1.5-34B-Chat",
            "Yi-1.5-9B-Chat", "claude-3-5-haiku-20241022", "claude-3-5-sonnet-20240620", "claude-3-5-sonnet-20241022", "claude-3-haiku-20240307",
            "claude-3-opus-20240229", "deepseek-v2.5-0908", "gemini-1.5-flash", "gemini-1.5-pro", "gemma-2-2b-it", "gemma-2-9b-it", "gpt-3.5-turbo-0125",
            "gpt-4o-2024-05-13", "gpt-4o-2024-08-06", "gpt-4o-mini-2024-07-18", "reka-core-20240501",
        ],
        ["mp13"] =
        [
            "gemini-1.5-pro-002", "gemini-1.5-flash-002", "DeepSeek-Coder-V2", "Meta-Llama-3_1-70B-Instruct", "jamba-1.5-large", "Qwen1.5-72B-Chat",
            "Meta-Llama-3_1-8B-Instruct", "mathstral-7B", "Mixtral-8x7B-Instruct-v0.1", "Phi-3-mini-4k-instruct", "c4ai-command-r-v01",
            "Mistral-7B-Instruct-v0.2", "Qwen1.5-7B-Chat",
        ],
        ["lr9"] =
        [
            "llama3-chatqa-1.5-8b", "qwen2.5-7b-instruct", "llama3-chatqa-1.5-70b", "llama-3.1-nemotron-51b-instruct", "mistral-7b-instruct-v0.3",
            "gemma-2-9b-it", "llama-3.1-8b-instruct", "codegemma-7b", "llama-3.3-nemotron-super-49b-v1",
        ],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Pools.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Candidate ids of a named pool; null when there is none of that name.</summary>
    public static IReadOnlyList<string>? Find(string name) => Pools.GetValueOrDefault(name);
}
