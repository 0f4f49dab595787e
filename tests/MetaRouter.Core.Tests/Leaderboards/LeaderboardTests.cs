using MetaRouter.Core.Comparisons;
using MetaRouter.Core.Leaderboards;

namespace MetaRouter.Core.Tests.Leaderboards;

public sealed class LeaderboardTests
{
    private static readonly LeaderboardSettings Exact = new() { Rounds = 20, Ridge = 1e-9 };

    [Fact]
    public void Of_TwoCandidates_HasTheClosedForm()
    {
        // e^d = wins/losses, whatever the ties: 30 and 10.
        var board = Of([.. Many(0, 1, 30, 10, 20)], 2, Exact);
        var entries = board.Groups.Single().Entries;
        Assert.Equal([0, 1], entries.Select(entry => entry.Candidate));
        Assert.Equal(400 * Math.Log10(3), entries[0].Strength.Value - entries[1].Strength.Value, 1e-5);
        Assert.Equal(1000, entries.Average(entry => entry.Strength.Value), 1e-9);
        Assert.Equal(40 / 60.0, entries[0].WinRate, 1e-12);
        Assert.Equal(20 / 60.0, board.TieShare, 1e-12);
        Assert.Equal(60, entries[0].Comparisons);
    }

    [Fact]
    public void Of_ThreeCandidatesInTheSameProportions_HasTheClosedForm()
    {
        // Every pair's wins and losses are 2 to 1 and 4 to 1 along the chain, so one set of strengths explains all of them exactly.
        var board = Of([.. Many(0, 1, 20, 10, 0), .. Many(1, 2, 40, 20, 0), .. Many(0, 2, 48, 12, 0)], 3, Exact);
        var strengths = board.Groups.Single().Entries.Select(entry => entry.Strength.Value).ToArray();
        Assert.Equal(400 * Math.Log10(2), strengths[0] - strengths[1], 1e-4);
        Assert.Equal(400 * Math.Log10(2), strengths[1] - strengths[2], 1e-4);
    }

    [Fact]
    public void Of_BothBad_CountsAsATie()
    {
        RatedComparison[] ties = [.. Many(0, 1, 5, 3, 4)];
        RatedComparison[] bad = [.. ties.Select(row => row.Outcome == ComparisonOutcome.Tie ? row with { Outcome = ComparisonOutcome.BothBad } : row)];
        Assert.Equal(Values(Of(ties, 2)), Values(Of(bad, 2)));
    }

    [Fact]
    public void Of_Symmetric_GivesEqualStrengths()
    {
        var board = Of([.. Many(0, 1, 7, 7, 3), .. Many(1, 2, 7, 7, 3), .. Many(2, 0, 7, 7, 3)], 3);
        Assert.All(board.Groups.Single().Entries, entry => Assert.Equal(1000, entry.Strength.Value, 1e-6));
    }

    [Fact]
    public void Of_OtherOrderAndOtherSides_IsTheSame()
    {
        var rows = Styled(4, 600, 3);
        var shuffled = (RatedComparison[])rows.Clone();
        new Random(8).Shuffle(shuffled);
        RatedComparison[] swapped = [.. rows.Select((row, index) => index % 3 == 0 ? Swapped(row) : row)];
        foreach (var style in new[] { false, true })
        {
            var settings = new LeaderboardSettings { StyleControl = style, Rounds = 20 };
            AssertClose(Values(Of(rows, 4, settings)), Values(Of(shuffled, 4, settings)), 1e-6);
            AssertClose(Values(Of(rows, 4, settings)), Values(Of(swapped, 4, settings)), 1e-6);
        }
    }

    [Fact]
    public void Of_AnyNumberOfThreads_GivesTheSameIntervals()
    {
        var rows = Styled(4, 400, 5);
        var boards = new[] { 1, 2, 5 }.Select(threads => Of(rows, 4, new LeaderboardSettings { StyleControl = true, Threads = threads, Rounds = 40 })).ToArray();
        Assert.All(boards, board => Assert.Equal(boards[0].Groups[0].Entries.AsEnumerable(), board.Groups[0].Entries.AsEnumerable()));
        Assert.All(boards, board => Assert.Equal(boards[0].Style.AsEnumerable(), board.Style.AsEnumerable()));
        var other = Of(rows, 4, new LeaderboardSettings { StyleControl = true, Seed = 2, Rounds = 40 });
        Assert.NotEqual(boards[0].Groups[0].Entries.AsEnumerable(), other.Groups[0].Entries.AsEnumerable());
    }

    [Fact]
    public void Of_SomebodyWhoOnlyWins_HasAFiniteStrength()
    {
        var entries = Of([.. Many(0, 1, 12, 0, 0)], 2).Groups.Single().Entries;
        Assert.Equal(0, entries[0].Candidate);
        Assert.InRange(entries[0].Strength.Value, 1400, 3000);
        Assert.All(entries, entry => Assert.True(double.IsFinite(entry.Strength.Lower) && double.IsFinite(entry.Strength.Upper)));
    }

    [Fact]
    public void Of_CandidatesThatNothingConnects_AreGroupsOfTheirOwn()
    {
        var board = Of([.. Many(0, 1, 5, 3, 0), .. Many(2, 3, 5, 9, 0), .. Many(3, 4, 5, 3, 1)], 6);
        Assert.Equal([3, 2], board.Groups.Select(group => group.Entries.Length));
        Assert.Equal([2, 3, 4], board.Groups[0].Entries.Select(entry => entry.Candidate).Order());
        Assert.All(board.Groups, group => Assert.Equal(1000, group.Entries.Average(entry => entry.Strength.Value), 1e-6));
        Assert.Equal([1, 2, 3], board.Groups[0].Entries.Select(entry => entry.Rank));
    }

    [Fact]
    public void Of_NoComparisons_HasNoGroups()
    {
        var board = Of([], 5);
        Assert.Empty(board.Groups);
        Assert.Equal(0, board.Comparisons);
    }

    [Fact]
    public void Of_Anchor_StandsAtAThousandWithoutAnInterval()
    {
        var entry = Of(Styled(4, 300, 1), 4, new LeaderboardSettings { Anchor = 2, Rounds = 20 }).Groups.Single().Entries.Single(entry => entry.Candidate == 2);
        Assert.Equal(new Estimate(1000, 1000, 1000), entry.Strength);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(-1, 2)]
    public void Of_ImpossiblePair_IsRefused(int left, int right) =>
        Assert.Throws<ArgumentException>(() => Of([new RatedComparison(left, right, ComparisonOutcome.Tie)], 3));

    [Fact]
    public void Of_PeopleWhoAgreeWithThemselves_HaveWiderIntervalsThanAsManyStrangers()
    {
        // Thirty people vote twenty times each, always alike: thirty opinions, not six hundred.
        RatedComparison[] rows = [.. Enumerable.Range(0, 600).Select(index => new RatedComparison(
            0, 1, index / 20 % 5 < 3 ? ComparisonOutcome.LeftBetter : ComparisonOutcome.RightBetter, index / 20))];
        var people = Of(rows, 2);
        var strangers = Of([.. rows.Select(row => row with { Person = -1 })], 2);
        Assert.Equal(Resampling.People, people.Resampling);
        Assert.Equal(Resampling.Comparisons, strangers.Resampling);
        Assert.Equal(30, people.People);
        Assert.True(Width(people) > 2.5 * Width(strangers), $"{Width(people)} against {Width(strangers)}");
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Of_StyleControl_TakesOutWhatLengthAloneDecides(int seed)
    {
        // Equal candidates, one of which writes longer answers; the votes follow the length only.
        var random = new Random(seed);
        RatedComparison[] rows = [.. Enumerable.Range(0, 3000).Select(_ =>
        {
            var (left, right) = (new AnswerStyle(1500 + random.Next(2000), 0, 0, 0, 0), new AnswerStyle(800 + random.Next(2000), 0, 0, 0, 0));
            var difference = (left.Characters - right.Characters) / (double)(left.Characters + right.Characters);
            return new RatedComparison(0, 1, SimulatedVotes.Outcome(3 * difference, 0.4, random), -1, left, right);
        })];
        var plain = Of(rows, 2, new LeaderboardSettings { Rounds = 100 });
        var controlled = Of(rows, 2, new LeaderboardSettings { Rounds = 100, StyleControl = true });
        Assert.True(plain.Groups[0].Entries.Single(entry => entry.Candidate == 0).Strength.Lower > 1020);
        Assert.All(controlled.Groups[0].Entries, entry => Assert.Equal(1000, entry.Strength.Value, 15.0));
        Assert.True(controlled.Style.Single(effect => effect.Trait == StyleTrait.Length).Points.Lower > 50);
        Assert.Equal(0, controlled.Style.Single(effect => effect.Trait == StyleTrait.Code).Points.Value, 1e-9);
    }

    [Fact]
    public void Of_RanksOfEquals_AreUnsureAndOfUnequalsSure()
    {
        var equal = Of(SimulatedVotes.Draw([0, 0, 0], 0.5, 300, 0, new Random(1)), 3).Groups.Single().Entries;
        Assert.Contains(equal, entry => entry.WorstRank > entry.BestRank);
        var apart = Of(SimulatedVotes.Draw([3, 0, -3], 0.5, 600, 0, new Random(1)), 3).Groups.Single().Entries;
        Assert.All(apart, entry => Assert.Equal((entry.Rank, entry.Rank), (entry.BestRank, entry.WorstRank)));
    }

    [Fact]
    public void Of_Cancelled_Stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Leaderboard.Of(Styled(4, 300, 1), 4, new LeaderboardSettings(), null, stopped.Token));
    }

    [Fact]
    public void Validate_TooFewRounds_NamesTheRange() =>
        Assert.Contains("at least 20; it is 3", Assert.Throws<ArgumentOutOfRangeException>(new LeaderboardSettings { Rounds = 3 }.Validate).Message);

    private static Leaderboard Of(RatedComparison[] rows, int candidates, LeaderboardSettings? settings = null) =>
        Leaderboard.Of(rows, candidates, settings ?? new LeaderboardSettings { Rounds = 100 }, null, CancellationToken.None);

    private static IEnumerable<RatedComparison> Many(int left, int right, int won, int lost, int tied) =>
    [
        .. Enumerable.Repeat(new RatedComparison(left, right, ComparisonOutcome.LeftBetter), won),
        .. Enumerable.Repeat(new RatedComparison(left, right, ComparisonOutcome.RightBetter), lost),
        .. Enumerable.Repeat(new RatedComparison(left, right, ComparisonOutcome.Tie), tied),
    ];

    private static RatedComparison[] Styled(int candidates, int count, int seed)
    {
        var random = new Random(seed);
        AnswerStyle Style() => new(random.Next(3000), random.Next(4), random.Next(9), random.Next(6), random.Next(3));
        return
        [
            .. SimulatedVotes.Draw([.. Enumerable.Range(0, candidates).Select(index => index * 0.4)], 0.6, count, 0, random)
                .Select(row => row with { LeftStyle = Style(), RightStyle = Style() }),
        ];
    }

    private static RatedComparison Swapped(RatedComparison row) => new(row.Right, row.Left, row.Outcome switch
    {
        ComparisonOutcome.LeftBetter => ComparisonOutcome.RightBetter,
        ComparisonOutcome.RightBetter => ComparisonOutcome.LeftBetter,
        var other => other,
    }, row.Person, row.RightStyle, row.LeftStyle);

    private static double[] Values(Leaderboard board) => [.. board.Groups.SelectMany(group => group.Entries.OrderBy(entry => entry.Candidate)).Select(entry => entry.Strength.Value)];

    private static void AssertClose(double[] expected, double[] actual, double within)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, within));
    }

    private static double Width(Leaderboard board) => board.Groups[0].Entries[0].Strength.Upper - board.Groups[0].Entries[0].Strength.Lower;
}
