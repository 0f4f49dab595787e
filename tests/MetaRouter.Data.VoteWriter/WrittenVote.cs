using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Quality;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Data.Storage;

namespace MetaRouter.Data.VoteWriter;

/// <summary>A vote whose every part follows from its number, so that a reader can tell whether it is whole.</summary>
public static class WrittenVote
{
    /// <summary>Opens the database that is in a directory, or that a connection string of PostgreSQL leads to.</summary>
    public static Task<StudioDatabase> OpenAsync(string address) => address.Contains("Host=", StringComparison.Ordinal)
        ? StudioDatabase.OpenPostgreSqlAsync(address, CancellationToken.None)
        : StudioDatabase.OpenAsync(address, CancellationToken.None);

    /// <summary>A comparison with the number as its query.</summary>
    public static Comparison Comparison(Guid personId, int number) => new()
    {
        PersonId = personId,
        Query = $"question {number}",
        PricesShown = true,
        Blind = true,
        PairPolicyName = "regret",
        PairPolicyVersion = "1",
        Propensity = 1,
        CostScaleVersion = "log",
        Left = Answer(Side.Left, number),
        Right = Answer(Side.Right, number),
    };

    /// <summary>A choice on it that adds one to the person's preference.</summary>
    public static VoteRecord Vote(Comparison comparison, int revision) => new()
    {
        PersonId = comparison.PersonId,
        ComparisonId = comparison.Id,
        Choice = Choice.BBetter,
        ShownLeft = new PriceTag(new Cost(0.001m), IsExpected: false),
        ShownRight = new PriceTag(new Cost(0.002m), IsExpected: false),
        QualityLeft = 0.25,
        QualityRight = 0.75,
        QualitySource = QualitySource.Predicted,
        NormalisedCostLeft = 0.125,
        NormalisedCostRight = 0.5,
        IsContext = true,
        Preference = new PreferenceUpdate(revision, new PreferenceState("count", BitConverter.GetBytes(revision + 1))),
    };

    /// <summary>From some hundred characters to some ten thousand, so that a row fills one page or many.</summary>
    public static string Text(Side side, int number) => string.Concat(Enumerable.Repeat($"{side} {number} · ", 20 + number * 37 % 1500)) + "end";

    private static ComparisonAnswer Answer(Side side, int number) => new()
    {
        Side = side,
        CandidateId = "candidate",
        CandidateName = "Candidate",
        Maker = "maker",
        ProviderId = "provider",
        PriceVersion = "1",
        ExpectedCost = new Cost(0.001m),
        Text = Text(side, number),
        State = AnswerState.Complete,
    };
}
