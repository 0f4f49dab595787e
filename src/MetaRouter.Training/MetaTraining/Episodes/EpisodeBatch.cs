using MetaRouter.Core.Policies;
using MetaRouter.Onnx.Preferences;

namespace MetaRouter.Training.MetaTraining.Episodes;

/// <summary>Episodes as the arrays that the training graph reads, padded to the longest; masks say what counts.</summary>
internal static class EpisodeBatch
{
    /// <summary>w is kept this far from 0 and 1, where the log density of a Beta may be infinite.</summary>
    private const double EdgeOfWeight = 0.002;

    /// <summary>Values and shape by input name (<see cref="Networks.TrainingInputs"/>).</summary>
    public static Dictionary<string, (float[] Values, long[] Shape)> Of(IReadOnlyList<Episode> episodes)
    {
        var people = episodes.Count;
        var contexts = Math.Max(episodes.Max(episode => episode.Comparisons.Sum(comparison => comparison.Count)), 1);
        var queries = Math.Max(episodes.Max(episode => episode.Queries.Count), 1);
        var candidates = Math.Max(episodes.Max(episode => episode.Queries.Count == 0 ? 1 : episode.Queries[0].Qualities.Length), 1);
        var heldOut = Math.Max(episodes.Max(episode => episode.HeldOut.Count), 1);
        var features = new float[people * contexts * ContextFeatures.Count];
        var (mask, weight, known) = (new float[people * contexts], new float[people], new float[people]);
        var (heldOutGain, heldOutMask) = (new float[people * heldOut * 2], new float[people * heldOut]);
        var cells = people * queries * candidates;
        var (quality, cost, present, reward) = (new float[cells], new float[cells], new float[cells], new float[cells]);
        for (var person = 0; person < people; person++)
        {
            var episode = episodes[person];
            weight[person] = (float)Math.Clamp(episode.CostWeight ?? 0.5, EdgeOfWeight, 1 - EdgeOfWeight);
            known[person] = episode.CostWeight is null ? 0 : 1;
            foreach (var (index, context) in episode.Comparisons.SelectMany(comparison => comparison).Index())
            {
                var at = person * contexts + index;
                ContextFeatures.Write(context, features.AsSpan(at * ContextFeatures.Count));
                mask[at] = (float)context.Mask;
            }

            foreach (var (index, context) in episode.HeldOut.Index())
            {
                var at = person * heldOut + index;
                heldOutGain[2 * at] = (float)(context.QualityWinner - context.QualityLoser);
                heldOutGain[2 * at + 1] = (float)(context.CostWinner - context.CostLoser);
                heldOutMask[at] = context.Mask == 1 ? 1 : 0;
            }

            foreach (var (index, query) in episode.Queries.Index())
            for (var candidate = 0; candidate < query.Qualities.Length; candidate++)
            {
                var at = (person * queries + index) * candidates + candidate;
                quality[at] = (float)query.Qualities[candidate];
                cost[at] = (float)query.Costs[candidate];
                present[at] = 1;
                reward[at] = (float)Reward.Of(episode.CostWeight ?? 0.5, query.TrueQualities[candidate], query.TrueCosts[candidate]);
            }
        }

        long[] cellShape = [people, queries, candidates];
        return new Dictionary<string, (float[] Values, long[] Shape)>(StringComparer.Ordinal)
        {
            ["contexts"] = (features, [people, contexts, ContextFeatures.Count]),
            ["mask"] = (mask, [people, contexts]),
            ["weight"] = (weight, [people]),
            ["known"] = (known, [people]),
            ["held_out"] = (heldOutGain, [people, heldOut, 2]),
            ["held_out_mask"] = (heldOutMask, [people, heldOut]),
            ["quality"] = (quality, cellShape),
            ["cost"] = (cost, cellShape),
            ["present"] = (present, cellShape),
            ["reward"] = (reward, cellShape),
            ["latent_noise"] = (new float[people * ContextEncoding.LatentSize], [people, ContextEncoding.LatentSize]),
        };
    }
}
