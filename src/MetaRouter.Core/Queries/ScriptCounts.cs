namespace MetaRouter.Core.Queries;

/// <summary>How many letters of a text belong to scripts that tell the language, or nearly.</summary>
internal sealed class ScriptCounts
{
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private int _letters;
    private bool _isUkrainian;
    private bool _isPersian;

    public static ScriptCounts Of(string text)
    {
        var counts = new ScriptCounts();
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter)) continue;
            counts._letters++;
            counts._isUkrainian |= letter is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ';
            counts._isPersian |= letter is 'پ' or 'چ' or 'ژ' or 'گ' or 'ی';
            if (ScriptOf(letter) is { } script) counts._counts[script] = counts._counts.GetValueOrDefault(script) + 1;
        }

        return counts;
    }

    /// <summary>The language of the commonest script, if it has at least this share of the letters; null for Latin letters.</summary>
    public string? Language(double share)
    {
        if (_counts.Count == 0) return null;
        // Japanese is written with Chinese characters too, Chinese never with kana.
        if (_counts.TryGetValue("kana", out var kana))
            _counts["kana"] = kana + _counts.GetValueOrDefault("han");
        var (script, count) = _counts.OrderByDescending(entry => entry.Value).ThenByDescending(entry => entry.Key, StringComparer.Ordinal).First();
        if (count < share * _letters) return null;
        return script switch
        {
            "kana" => "ja",
            "han" => "zh",
            "cyrillic" => _isUkrainian ? "uk" : "ru",
            "arabic" => _isPersian ? "fa" : "ar",
            _ => script,
        };
    }

    private static string? ScriptOf(char letter) => letter switch
    {
        >= '\u0370' and <= '\u03FF' => "el",
        >= '\u0400' and <= '\u04FF' => "cyrillic",
        >= '\u0590' and <= '\u05FF' => "he",
        >= '\u0600' and <= '\u06FF' => "arabic",
        >= '\u0900' and <= '\u097F' => "hi",
        >= '\u0E00' and <= '\u0E7F' => "th",
        >= '\u3040' and <= '\u30FF' => "kana",
        >= '\u3400' and <= '\u9FFF' => "han",
        >= '\uAC00' and <= '\uD7AF' => "ko",
        _ => null,
    };
}
