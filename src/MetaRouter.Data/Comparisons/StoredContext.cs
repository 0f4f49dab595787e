using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Data.Comparisons;

/// <summary>A comparison that counts as a context, without its texts.</summary>
/// <param name="ComparisonId">The comparison.</param>
/// <param name="Sequence">Its place in the total order.</param>
/// <param name="VotedAt">When it was judged, UTC.</param>
/// <param name="Choice">What was said.</param>
/// <param name="QualityLeft">q̂ of answer A, in [0, 1].</param>
/// <param name="QualityRight">q̂ of answer B, in [0, 1].</param>
/// <param name="CostLeft">c̃ of answer A, in [0, 1].</param>
/// <param name="CostRight">c̃ of answer B, in [0, 1].</param>
/// <param name="PreferenceAfter">The belief after it, as it was then.</param>
public sealed record StoredContext(
    Guid ComparisonId, long Sequence, DateTimeOffset VotedAt, Choice Choice,
    double QualityLeft, double QualityRight, double CostLeft, double CostRight, PreferenceSnapshot? PreferenceAfter)
{
    /// <summary>As the preference model sees it.</summary>
    public IReadOnlyList<Context> ToContexts() => Context.From(Choice, QualityLeft, QualityRight, CostLeft, CostRight);
}
