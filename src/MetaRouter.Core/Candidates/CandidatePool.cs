using System.Collections.Immutable;

namespace MetaRouter.Core.Candidates;

/// <summary>The set of candidates a decision is taken over: ordered, never empty, with distinct ids.</summary>
public sealed class CandidatePool
{
    /// <exception cref="ArgumentException">Empty, or an id occurs twice.</exception>
    public CandidatePool(IEnumerable<CandidateModel> candidates)
    {
        Candidates = [.. candidates];
        if (Candidates.IsEmpty)
            throw new ArgumentException("A candidate pool holds at least one candidate; configure one under MetaRouter:Candidates.", nameof(candidates));
        var twice = Candidates.GroupBy(candidate => candidate.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"Candidate id '{twice.Key}' occurs {twice.Count()} times; give each candidate an id of its own.", nameof(candidates));
    }

    /// <summary>The candidates in pool order. All per-candidate arrays elsewhere follow this order.</summary>
    public ImmutableArray<CandidateModel> Candidates { get; }

    /// <summary>Number of candidates, at least 1.</summary>
    public int Count => Candidates.Length;

    /// <summary>The candidate at a position.</summary>
    public CandidateModel this[int index] => Candidates[index];

    /// <summary>Position of a candidate, or −1.</summary>
    public int IndexOf(string candidateId)
    {
        for (var index = 0; index < Candidates.Length; index++)
            if (Candidates[index].Id == candidateId) return index;
        return -1;
    }
}
