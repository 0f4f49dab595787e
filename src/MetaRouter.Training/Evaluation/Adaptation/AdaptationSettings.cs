using System.Collections.Immutable;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Training.Evaluation.Pools;

namespace MetaRouter.Training.Evaluation.Adaptation;

/// <summary>The protocol's settings for simulated people and their pools; values are checked by <see cref="Validate"/>.</summary>
public sealed record AdaptationSettings
{
    /// <summary>After how many comparisons routing is judged.</summary>
    public static readonly ImmutableArray<int> Checkpoints = [0, 1, 2, 4, 6, 8, 12];

    /// <summary>Candidates per random pool; 0 for the whole pool.</summary>
    public int PoolSize { get; init; } = 5;

    /// <summary>Random pools per seed, at least 1.</summary>
    public int Pools { get; init; } = 40;

    /// <summary>People per pool, at least 1; their w are stratified on (0, 1).</summary>
    public int People { get; init; } = 10;

    /// <summary>Kind of cost scale.</summary>
    public CostScaling Scaling { get; init; } = CostScaling.Log;

    /// <summary>What people perceive as quality.</summary>
    public FeedbackKind Feedback { get; init; } = FeedbackKind.Graded;

    /// <summary>β of the people, above 0.</summary>
    public double Sharpness { get; init; } = 20;

    /// <summary>Whether people say ties and "much better".</summary>
    public bool Strength { get; init; }

    /// <summary>Whether they are asked from a designed onboarding set instead of random questions.</summary>
    public bool Onboarding { get; init; }

    /// <summary>Share of flipped choices in [0, 0.5).</summary>
    public double Flips { get; init; }

    /// <summary>How pairs are chosen.</summary>
    public PairKind Pairs { get; init; } = PairKind.Chosen;

    /// <summary>Questions in an onboarding set.</summary>
    public int OnboardingSize { get; init; } = 24;

    /// <summary>What asks people over these questions.</summary>
    internal Questionnaire QuestionnaireOf(PoolQuestions questions, IPreferenceModel model) =>
        new(questions.Compared, Pairs, Strength, Onboarding ? OnboardingSize : 0, model);

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="EvaluationException">The message names the option and the range.</exception>
    public void Validate()
    {
        if (Pools < 1) throw new EvaluationException($"--pools must be at least 1; it is {Pools}.");
        if (People < 1) throw new EvaluationException($"--people must be at least 1; it is {People}.");
        if (Flips is not (>= 0 and < 0.5)) throw new EvaluationException(FormattableString.Invariant($"--flips must be at least 0 and below 0.5; it is {Flips}."));
        if (Onboarding && Pairs == PairKind.Own) throw new EvaluationException("--onboarding chooses the question, --pairs own does not; use --pairs chosen (or random) with it.");
    }
}
