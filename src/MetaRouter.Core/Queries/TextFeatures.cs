using System.Globalization;
using System.Text.RegularExpressions;

namespace MetaRouter.Core.Queries;

/// <summary>
/// <see cref="Count"/> numbers about the whole of a text, which the text encoder reads only the beginning of: length, digits, code, mathematics,
/// answer options. Raw values; <see cref="FeatureScaling"/> standardises them. Order and meaning belong to <see cref="Version"/>.
/// </summary>
public static partial class TextFeatures
{
    /// <summary>Numbers per text.</summary>
    public const int Count = 27;

    /// <summary>Changes whenever a feature or the order does; models made for another version must not read these.</summary>
    public const string Version = "1";

    private const double LargestNumber = 1e12;

    private static readonly HashSet<string> CodeWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "def", "return", "class", "import", "function", "int", "str", "string", "list", "array", "print", "code", "python", "java", "javascript", "sql",
        "while", "lambda", "void", "null", "none", "true", "false", "elif", "var", "const", "public", "static", "algorithm", "regex", "html", "assert",
    };

    private static readonly HashSet<string> MathsWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "equation", "integer", "integers", "triangle", "probability", "sum", "product", "angle", "polynomial", "prime", "function", "circle", "matrix",
        "vector", "derivative", "integral", "square", "root", "divisible", "remainder", "sequence", "theorem", "real", "solve", "compute", "calculate",
        "evaluate", "area", "volume", "radius", "perimeter", "digit", "digits", "fraction", "average", "ratio", "maximum", "minimum",
    };

    /// <summary>Names of the features, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "log_length", "log_words", "word_length", "digit_share", "numbers", "distinct_numbers", "operator_share", "backslashes", "dollars", "code_words",
        "call_or_assert", "lines", "option_letters", "has_options", "non_ascii_share", "has_cjk", "question_marks", "capital_share", "distinct_word_share",
        "log_largest_number", "percents", "negations", "how_many", "maths_words", "brackets", "underscores", "sentences",
    ];

    /// <summary>The features of any text, also an empty one; counts as ln(1 + count), shares in [0, 1], flags 0 or 1. All finite.</summary>
    public static float[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var characters = CharacterCounts.Of(text);
        var (words, numbers) = (WordCounts.Of(text), NumberCounts.Of(text));
        var options = Options().Count(text);
        var length = Math.Max(text.Length, 1);
        return
        [
            Log(text.Length), Log(words.Total), (float)words.MeanLength, (float)characters.Digits / length, Log(numbers.Total), Log(numbers.Distinct),
            (float)characters.Operators / length, Log(characters.Backslashes), Log(characters.Dollars), Log(words.OfCode),
            Calls().IsMatch(text) ? 1 : 0, Log(characters.Lines), Log(options), options >= 2 ? 1 : 0, (float)characters.NonAscii / length,
            characters.Cjk > 0 ? 1 : 0, Log(characters.QuestionMarks), (float)characters.Capitals / length, (float)words.DistinctShare,
            Log(numbers.Largest), Log(characters.Percents), Log(words.Negations), Log(words.HowMany), Log(words.OfMaths),
            Log(characters.Brackets), Log(characters.Underscores), Log(characters.SentenceEnds),
        ];
    }

    private static float Log(double count) => (float)Math.Log(1 + count);

    [GeneratedRegex(@"(?:^|\n)[ \t]*\(?[A-J][).:][ \t]", RegexOptions.CultureInvariant)]
    private static partial Regex Options();

    [GeneratedRegex(@"\bassert\b|\bf\(", RegexOptions.CultureInvariant)]
    private static partial Regex Calls();

    [GeneratedRegex(@"[0-9]+(?:\.[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    private readonly record struct NumberCounts(int Total, int Distinct, double Largest)
    {
        public static NumberCounts Of(string text)
        {
            var (total, largest, distinct) = (0, 0.0, new HashSet<double>());
            foreach (var match in Numbers().EnumerateMatches(text))
            {
                var value = Math.Min(double.Parse(text.AsSpan(match.Index, match.Length), NumberStyles.Float, CultureInfo.InvariantCulture), LargestNumber);
                total++;
                distinct.Add(value);
                largest = Math.Max(largest, value);
            }

            return new(total, distinct.Count, largest);
        }
    }

    private readonly record struct WordCounts(int Total, double MeanLength, double DistinctShare, int OfCode, int OfMaths, int Negations, int HowMany)
    {
        public static WordCounts Of(string text)
        {
            var (total, letters, code, maths, negations, howMany) = (0, 0, 0, 0, 0, 0);
            var distinct = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var before = "";
            foreach (var match in Words().EnumerateMatches(text))
            {
                var word = text.Substring(match.Index, match.Length);
                total++;
                letters += word.Length;
                distinct.Add(word);
                if (CodeWords.Contains(word)) code++;
                if (MathsWords.Contains(word)) maths++;
                if (Is(word, "not") || Is(word, "except")) negations++;
                if (Is(before, "how") && (Is(word, "many") || Is(word, "much"))) howMany++;
                before = word;
            }

            return new(total, (double)letters / Math.Max(total, 1), (double)distinct.Count / Math.Max(total, 1), code, maths, negations, howMany);
        }

        private static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
    }
}
