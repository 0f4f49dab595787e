using System.Text;

namespace MetaRouter.TestKit.Research;

/// <summary>Questions and Markdown answers of plausible length and form, that mean nothing.</summary>
internal sealed class GeneratedTexts(Random random)
{
    /// <summary>Language codes with the share of the questions in each.</summary>
    public static readonly (string? Code, double Share)[] Languages = [("en", 0.6), ("de", 0.15), ("fr", 0.1), ("es", 0.08), (null, 0.07)];

    /// <summary>Kinds of task.</summary>
    public static readonly string[] Categories = ["code", "math", "qa", "reasoning", "writing"];

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["en"] = "the of and to in is that for it as with on be this are by from or which one you not have can more when other into time about".Split(' '),
        ["de"] = "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach".Split(' '),
        ["fr"] = "le de un être et à il avoir ne je son que se qui ce dans en du elle au pour pas vous par sur faire plus dire me on".Split(' '),
        ["es"] = "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si".Split(' '),
    };

    private static readonly string[] Topics = ["queue", "matrix", "harvest", "tariff", "melody", "parser", "estuary", "theorem", "lantern", "ledger", "orbit", "sonnet", "glacier", "compiler", "recipe", "census"];

    private readonly Dictionary<string, string[]> _sentences = [];

    /// <summary>A question in a language; those with the same number are the same.</summary>
    public static string Question(int number, string category, string? language)
    {
        var asks = language switch { "de" => "Was ist bei", "fr" => "Que faire de", "es" => "Qué hacer con", _ => "What about" };
        return $"{asks} {Topics[number % Topics.Length]} {number} ({category})?\nExplain it in a few paragraphs.";
    }

    /// <summary>An answer of about so many characters, with or without markup.</summary>
    public string Answer(string? language, string category, int characters, bool marked)
    {
        var sentences = Sentences(language ?? "en");
        var text = new StringBuilder(characters + 200);
        if (marked) text.Append("## ").Append(Topics[random.Next(Topics.Length)]).Append("\n\n");
        while (text.Length < characters)
        {
            if (marked && random.Next(6) == 0) text.Append("\n\n- **").Append(Topics[random.Next(Topics.Length)]).Append("**: ");
            text.Append(sentences[random.Next(sentences.Length)]).Append(random.Next(5) == 0 ? "\n\n" : " ");
        }

        if (marked && category == "code") text.Append("\n\n```python\nfor item in rows:\n    print(item)\n```\n");
        return text.ToString();
    }

    private string[] Sentences(string language)
    {
        if (_sentences.TryGetValue(language, out var known)) return known;
        var words = Words[language];
        var made = new string[400];
        for (var index = 0; index < made.Length; index++)
        {
            var picked = Enumerable.Range(0, random.Next(6, 22)).Select(_ => random.Next(7) == 0 ? Topics[random.Next(Topics.Length)] : words[random.Next(words.Length)]);
            var sentence = string.Join(' ', picked);
            made[index] = char.ToUpperInvariant(sentence[0]) + sentence[1..] + ".";
        }

        return _sentences[language] = made;
    }
}
