using System.Collections.Frozen;

namespace MetaRouter.Core.Queries;

/// <summary>
/// Tells the language of a text by its script and its commonest words: 26 languages, null when unsure. Small on purpose: the libraries that know more
/// need hundreds of megabytes. Code between fences is passed over. Thread-safe.
/// </summary>
public static class QueryLanguage
{
    /// <summary>Changes whenever an answer may.</summary>
    public const string Version = "1";

    private const int MostCharacters = 4000;
    private const double LeastScore = 1.5;
    private const double LeastLead = 1.25;
    private const double ScriptShare = 0.3;

    private static readonly FrozenDictionary<string, (string Language, double Weight)[]> Words = WeightedWords();

    /// <summary>ISO 639-1 code of the language, such as <c>en</c>; null when it cannot be told.</summary>
    public static string? Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var prose = FencedCode.Without(text.Length > MostCharacters ? text[..MostCharacters] : text);
        return ScriptCounts.Of(prose).Language(ScriptShare) ?? OfLatin(prose);
    }

    private static string? OfLatin(string prose)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var word in prose.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            if (Words.TryGetValue(word, out var languages))
                foreach (var (language, weight) in languages) Add(language, weight);
        foreach (var letter in prose)
            if (LanguageWords.Letters.TryGetValue(char.ToLowerInvariant(letter), out var language)) Add(language, 0.5);

        var ranked = scores.OrderByDescending(score => score.Value).ThenBy(score => score.Key, StringComparer.Ordinal).Take(2).ToList();
        if (ranked.Count == 0 || ranked[0].Value < LeastScore) return null;
        return ranked.Count == 1 || ranked[0].Value >= LeastLead * ranked[1].Value ? ranked[0].Key : null;

        void Add(string language, double weight) => scores[language] = scores.GetValueOrDefault(language) + weight;
    }

    private static readonly char[] Separators = [.. Enumerable.Range(0, 0x250).Select(code => (char)code).Where(letter => !char.IsLetter(letter)), '\u2019', '\u201C', '\u201D', '\u2014', '\u2013', '\u2026'];

    // A word that several languages share says less about each.
    private static FrozenDictionary<string, (string Language, double Weight)[]> WeightedWords()
    {
        var pairs = LanguageWords.Common.SelectMany(entry => entry.Words.Split(' ').Select(word => (Word: word, entry.Language))).Distinct();
        return pairs.GroupBy(pair => pair.Word, StringComparer.Ordinal).ToFrozenDictionary(
            group => group.Key, group => group.Select(pair => (pair.Language, Weight: 1.0 / group.Count())).ToArray(), StringComparer.Ordinal);
    }
}
