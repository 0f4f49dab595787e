using System.Text.RegularExpressions;
using MetaRouter.Core.Candidates;

namespace MetaRouter.Llm.Leaks;

/// <summary>
/// Tells whether an answer gives away who wrote it. Only what a text says of its own author counts: a text about some model is no leak, nor
/// is a word such as "core" that happens to be a candidate's name. English only; a heuristic that prefers to miss.
/// </summary>
public static class IdentityLeak
{
    /// <summary>A stretch within a sentence; a full stop inside a name such as 01.AI does not end it.</summary>
    private const string Within = @"(?:[^.!?\n]|\.(?=\w))";

    private const string Self = @"(?<![""“‘«'])\b(?i:I am|I['’]m)\s+(?i:just |actually |simply |only )?";
    private const string Machine = @"(?i:AI|assistant|model|chatbot|bot|program|LLM)\b";
    private const string Made = @"(?i:developed|created|made|trained|built|designed|fine-?tuned|provided|powered)(?i: and \w+)? by\s+";

    /// <summary>Names that mean nothing else, in any case.</summary>
    private const string Distinctive =
        @"(?i:OpenAI|ChatGPT|GPT[- ]?\d[\w.-]*|Anthropic|DeepSeek|DeepMind|Mistral(?: AI)?|Mixtral|LLaMA[\w.-]*|Qwen[\w.-]*|Alibaba(?: Cloud)?|xAI|Cohere|Vicuna|LMSYS"
        + @"|Hugging ?Face|Microsoft|NVIDIA|Moonshot(?: AI)?|Zhipu|ChatGLM|Baidu|Tencent|Hunyuan|01\.AI|Databricks|AI21|Perplexity|MiniMax|IBM)";

    /// <summary>Names that are words or given names as well; their capitals must be right.</summary>
    private const string Ambiguous = "Google|Meta|Apple|Amazon|Claude|Gemini|Gemma|Bard|Grok|Phi|Yi|Nova|Granite|Bing|Copilot|Zephyr|Tulu|Tülu|Kimi|Reka";

    /// <summary>Stands for the name in <see cref="SelfReferences"/>; a control character that <see cref="Names"/> puts in.</summary>
    private const string Name = "\u0001";

    /// <summary>How much of the text around a name is looked at, in characters.</summary>
    private const int Before = 240, After = 60;

    /// <summary>An answer that is full of names is a text about them; looking at these many is enough.</summary>
    private const int MostNames = 200;

    private static readonly Regex[] SelfReferences =
    [
        Pattern($@"(?:{Self}|(?<![""“‘«'])\b(?i:my name is|call me|I go by)\s+)(?i:called |named |known as |the )*[""“'*]*{Name}"),
        Pattern($@"(?:{Self}|\b(?i:as )\s*)(?i:an?|the)\s{Within}{{0,80}}?{Machine}[^,;!?\n]{{0,80}}?(?:, )?(?:{Made}|(?i:called|named|known as|from|by)\s+)[^.,;!?\n]{{0,40}}?[""“'*(]*{Name}"),
        Pattern($@"\b(?i:I was|I have been|I['’]ve been|I am|I['’]m)\s+(?:\w+ly )?(?:{Made}|(?i:based on|powered by|running on|built on)\s+)[^.,;!?\n]{{0,40}}?{Name}"),
        Pattern($@"\b(?i:as)\s+(?i:an? |the )?{Name}(?:['’]s)?(?i: AI| assistant| language| large| model| chatbot)*,?\s+I\b"),
        Pattern($@"\b(?i:my (?:creator|maker|developer|engineer|designer|team|training)s?)(?i:,| is| are| at| by)?(?i: the team at)?\s+{Name}"),
        Pattern($@"{Name}\s+(?i:created|made|trained|developed|built|designed) me\b"),
        Pattern($@"(?i:you(?: are|['’]re) (?:talking|chatting|speaking) (?:to|with))\s+{Name}"),
    ];

    /// <summary>Whether the answer says of itself that it comes from a candidate of the pool, or from any model or maker people know.</summary>
    public static bool Names(string answerText, IEnumerable<CandidateModel> pool)
    {
        var own = pool.SelectMany(NamesOf).Where(name => name.Length > 1).Distinct(StringComparer.Ordinal)
            .OrderByDescending(name => name.Length).Select(Regex.Escape);
        var names = new Regex($@"(?<!\w)(?:{string.Join('|', own.Append(Ambiguous).Append(Distinctive))})(?!\w)", RegexOptions.CultureInvariant);
        var looked = 0;
        foreach (var name in names.EnumerateMatches(answerText))
        {
            if (++looked > MostNames) break;
            var start = Math.Max(0, name.Index - Before);
            var end = name.Index + name.Length;
            var surroundings = $"{answerText.AsSpan(start, name.Index - start)}{Name}{answerText.AsSpan(end, Math.Min(After, answerText.Length - end))}";
            if (SelfReferences.Any(pattern => pattern.IsMatch(surroundings))) return true;
        }
        return false;
    }

    /// <summary>From right to left: the name is near the end, and what is not just before it need not be tried.</summary>
    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.RightToLeft);

    /// <summary>The last part of an id, such as <c>core</c>, counts only when a digit shows that it is no ordinary word.</summary>
    private static IEnumerable<string> NamesOf(CandidateModel candidate) =>
    [
        candidate.Id, candidate.Name, candidate.Maker, candidate.ProviderModel,
        .. new[] { candidate.Id, candidate.ProviderModel }.Select(id => id[(id.LastIndexOf('/') + 1)..]).Where(part => part.Any(char.IsAsciiDigit)),
    ];
}
