using System.Text.Json;
using MetaRouter.Core.Queries;

namespace MetaRouter.Onnx.TextEncoding;

/// <summary>
/// Cuts a text into the pieces of a SentencePiece unigram vocabulary, in the way of the JavaScript runtime that the vocabulary comes with:
/// every quirk marked below is its own and is kept, since the model's vectors are compared with that runtime. Safe for concurrent use.
/// </summary>
internal sealed class UnigramTokenizer
{
    /// <summary>The id of a symbol that no piece covers.</summary>
    public const int Unknown = 0;

    /// <summary>
    /// Characters (UTF-16) of a text that are read. The model takes 128 pieces of at most 16 symbols, so only a text with long runs of unknown
    /// symbols could tell that the rest is missing.
    /// </summary>
    public const int MaxCharacters = 16_384;

    /// <summary>Ids below are markers that never match text.</summary>
    private const int FirstMatchingId = 6;

    /// <summary>Stands for U+0020, and before every text.</summary>
    private const char Space = '\u2581';

    private readonly Dictionary<string, Piece>.AlternateLookup<ReadOnlySpan<char>> _pieces;
    private readonly int _longestPiece;

    /// <param name="vocabulary">Piece and score of every id, in the order of ids. A piece that stands twice has the later id.</param>
    /// <exception cref="ArgumentException">A symbol of a piece is no piece itself.</exception>
    public UnigramTokenizer(IReadOnlyList<(string Text, double Score)> vocabulary)
    {
        var pieces = new Dictionary<string, Piece>(StringComparer.Ordinal);
        for (var id = FirstMatchingId; id < vocabulary.Count; id++)
        {
            pieces[vocabulary[id].Text] = new(id, vocabulary[id].Score);
            _longestPiece = Math.Max(_longestPiece, vocabulary[id].Text.Length);
        }

        _pieces = pieces.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var symbol in pieces.Keys.SelectMany(piece => piece))
            if (!_pieces.ContainsKey([symbol]))
                throw new ArgumentException($"The symbol '{symbol}' is part of a piece but no piece itself, so some texts could not be cut.", nameof(vocabulary));
    }

    /// <summary>Reads a vocabulary file: a JSON list of [piece, score].</summary>
    /// <exception cref="JsonException">The content has another form.</exception>
    /// <exception cref="ArgumentException">A symbol of a piece is no piece itself.</exception>
    public static UnigramTokenizer Parse(ReadOnlySpan<byte> json)
    {
        var entries = JsonSerializer.Deserialize<JsonElement[][]>(json) ?? throw new JsonException("The vocabulary is null.");
        // A score of null reads as 0, as in JavaScript: colon pieces have it.
        return new([.. entries.Select(entry => entry is [{ ValueKind: JsonValueKind.String } piece, { ValueKind: JsonValueKind.Number or JsonValueKind.Null } score]
            ? (piece.GetString()!, score.ValueKind == JsonValueKind.Null ? 0 : score.GetDouble())
            : throw new JsonException("An entry of the vocabulary is not [piece, score]."))]);
    }

    /// <summary>All ids of a text, none for an empty one. Time and memory grow with the text up to <see cref="MaxCharacters"/>.</summary>
    public IReadOnlyList<int> Tokenize(string text)
    {
        var normalised = QueryText.Compose(text.Length > MaxCharacters ? text[..MaxCharacters] : text);
        if (normalised.Length == 0) return [];
        // UTF-16 units serve as symbols: no piece holds a pair, and the two unknown halves collapse to one.
        var symbols = (Space + normalised.Replace(' ', Space)).AsSpan();
        return ReadBack(BestPieces(symbols));
    }

    /// <summary>For every position the last piece on the best path that ends there.</summary>
    private Step[] BestPieces(ReadOnlySpan<char> symbols)
    {
        var best = new Step[symbols.Length + 1];
        for (var start = 0; start < symbols.Length; start++)
        {
            var matched = false;
            var longest = Math.Min(_longestPiece, symbols.Length - start);
            for (var length = 1; length <= longest; length++)
            {
                if (!_pieces.TryGetValue(symbols.Slice(start, length), out var piece)) continue;
                matched = true;
                Relax(ref best[start + length], best[start].Score + piece.Score, piece.Id, length);
            }

            if (!matched) Relax(ref best[start + 1], best[start].Score, Unknown, 1);
        }

        return best;
    }

    /// <summary>A tie goes to the later candidate, and a best score of exactly 0 counts as none yet.</summary>
    private static void Relax(ref Step best, double score, int id, int length)
    {
        if (best.Score == 0 || score >= best.Score) best = new(score, id, length);
    }

    private static List<int> ReadBack(Step[] best)
    {
        var ids = new List<int>();
        for (var end = best.Length - 1; end > 0; end -= best[end].Length)
        {
            var id = best[end].Id;
            if (id != Unknown || ids.Count == 0 || ids[^1] != Unknown) ids.Add(id);
        }

        ids.Reverse();
        return ids;
    }

    private readonly record struct Piece(int Id, double Score);

    private readonly record struct Step(double Score, int Id, int Length);
}
