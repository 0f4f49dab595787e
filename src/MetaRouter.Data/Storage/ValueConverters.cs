using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace MetaRouter.Data.Storage;

/// <summary>Moments as milliseconds since 1970, UTC: they compare and sort alike in every database.</summary>
internal sealed class UnixMillisecondsConverter()
    : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), value => DateTimeOffset.FromUnixTimeMilliseconds(value));

/// <summary>Durations as whole milliseconds.</summary>
internal sealed class DurationConverter()
    : ValueConverter<TimeSpan, long>(duration => (long)duration.TotalMilliseconds, value => TimeSpan.FromMilliseconds(value));

/// <summary>Money as a whole number of 10⁻¹² USD, rounded up.</summary>
internal sealed class CostConverter() : ValueConverter<Cost, long>(cost => cost.ToPicoUsd(), value => Cost.FromPicoUsd(value));

/// <summary>Prices per million tokens as a whole number of 10⁻¹² USD.</summary>
internal sealed class PriceConverter() : ValueConverter<decimal, long>(usd => new Cost(usd).ToPicoUsd(), value => Cost.FromPicoUsd(value).Usd);

/// <summary>
/// Texts without U+0000 and without halves of surrogate pairs, which become U+FFFD: one database reads a text only up to them, another refuses it.
/// </summary>
internal sealed class TextConverter() : ValueConverter<string, string>(text => Storable(text), value => value)
{
    /// <summary>The text as it will be read back.</summary>
    public static string Storable(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0) return text.Replace('\0', '\uFFFD');
        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) storable.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        return storable.ToString();
    }
}

/// <summary>A model's opaque bytes as a blob.</summary>
internal sealed class BytesConverter() : ValueConverter<ReadOnlyMemory<byte>, byte[]>(bytes => bytes.ToArray(), value => value);

/// <summary>Reasons as a JSON list of names.</summary>
internal sealed class ReasonsConverter() : ValueConverter<IReadOnlyList<ComparisonReason>, string>(
    reasons => JsonSerializer.Serialize(reasons, Names), value => JsonSerializer.Deserialize<ComparisonReason[]>(value, Names)!)
{
    private static readonly JsonSerializerOptions Names =
        new() { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) } };
}

/// <summary>Reasons are equal when they are the same in the same order.</summary>
internal sealed class ReasonsComparer() : ValueComparer<IReadOnlyList<ComparisonReason>>(
    (left, right) => ReferenceEquals(left, right) || (left != null && right != null && left.SequenceEqual(right)),
    reasons => reasons.Aggregate(0, (hash, reason) => HashCode.Combine(hash, reason)),
    reasons => reasons.ToArray());
