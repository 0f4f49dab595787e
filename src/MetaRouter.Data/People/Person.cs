using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;

namespace MetaRouter.Data.People;

/// <summary>Someone who compares answers: a guest behind a cookie, or later an account. Everything else in the database belongs to one person.</summary>
public sealed record Person
{
    /// <summary>Version 7 identity; unguessable, and known only to that person's browser.</summary>
    public required Guid Id { get; init; }

    /// <summary>When they first came, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When they were last here, UTC.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>Whether they have no account.</summary>
    public required bool IsGuest { get; init; }

    /// <summary>The preference model's state after all their contexts; null while there are none, or after a reset.</summary>
    public PreferenceState? Preference { get; init; }

    /// <summary>Counts the changes of <see cref="Preference"/>; see <see cref="PreferenceUpdate"/>.</summary>
    public int PreferenceRevision { get; init; }

    /// <summary>The profile in use, whose contexts <see cref="Preference"/> is folded from; null for the first one, which has no name.</summary>
    public Guid? ProfileId { get; init; }

    /// <summary>The cost weight that overrides what is learned in the first profile, in [0, 1]; null for none.</summary>
    public double? PinnedCostWeight { get; init; }

    /// <summary>When they left the onboarding early, UTC; null if they did not.</summary>
    public DateTimeOffset? OnboardingSkippedAt { get; init; }

    /// <summary>The version of the consent text that they agreed to, from 1; null when they have not, or not any more.</summary>
    public int? ConsentVersion { get; init; }

    /// <summary>When they agreed, UTC.</summary>
    public DateTimeOffset? ConsentedAt { get; init; }

    /// <summary>When an admin erased them and let their votes stay, UTC: nobody can be this person any more. Null for all others.</summary>
    public DateTimeOffset? ErasedAt { get; init; }

    /// <summary>What they chose for themselves.</summary>
    public PersonSettings Settings { get; init; } = new();
}

/// <summary>A person's own settings; the defaults are those of someone new.</summary>
public sealed record PersonSettings
{
    /// <summary>Answers carry no price: comparisons then say nothing about the preference.</summary>
    public bool HidePrices { get; init; }

    /// <summary>The keys 1 to 5 and 0 vote.</summary>
    public bool VoteKeysEnabled { get; init; } = true;

    /// <summary>Both answers appear at once when both are complete, so that speed gives nothing away.</summary>
    public bool SynchronisedReveal { get; init; }

    /// <summary>One answer by the candidate that the router chooses, instead of two to compare.</summary>
    public bool AutoMode { get; init; }

    /// <summary>Most to spend in a period of the person's budget, below what the program allows; null for no limit of their own.</summary>
    public Cost? OwnLimit { get; init; }

    /// <summary>The candidate that savings are measured against; null for the dearest.</summary>
    public string? BaselineCandidateId { get; init; }
}

/// <summary>
/// A preference state to put on a person's row, computed from the row at <paramref name="ExpectedRevision"/>. If the row has moved on since, nothing is
/// written and the caller computes again: so the state stays the fold over the person's contexts, whatever happens in two windows at once.
/// </summary>
/// <param name="ExpectedRevision">The <see cref="Person.PreferenceRevision"/> that the state was computed from.</param>
/// <param name="State">The new state; null when no context is left.</param>
public sealed record PreferenceUpdate(int ExpectedRevision, PreferenceState? State);
