using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;

namespace MetaRouter.Core.Tests.Simulation;

public sealed class AdaptationSimulationTests
{
    private static readonly RoutingPoint[] Points = Questions(48);

    [Fact]
    public async Task RunAsync_MoreComparisons_LeaveLessRegret()
    {
        var curve = AdaptationCurve.Of(await Courses(new SimulationSettings { People = 80 }));
        Assert.Equal(13, curve.Length);
        Assert.InRange(curve[0].RemainingRegret!.Value.Value, 0.9, 1.1);
        Assert.InRange(curve[12].RemainingRegret!.Value.Value, 0, 0.35);
        Assert.True(curve[12].WeightError.Value < curve[0].WeightError.Value / 2);
        Assert.InRange(curve[12].Coverage, 0.75, 1);
    }

    [Fact]
    public async Task RunAsync_SameSeed_IsTheSameAndAnotherIsNot()
    {
        var settings = new SimulationSettings { People = 6, Comparisons = 3 };
        var first = await Courses(settings);
        var second = await Courses(settings);
        var other = await Courses(settings with { Seed = 2 });
        Assert.Equal(Believed(first), Believed(second));
        Assert.NotEqual(Believed(first), Believed(other));
    }

    [Theory]
    [InlineData(PairKind.Random, FeedbackKind.Mixed, true)]
    [InlineData(PairKind.Own, FeedbackKind.Binary, false)]
    [InlineData(PairKind.Chosen, FeedbackKind.Graded, false)]
    public async Task RunAsync_AnyKind_GivesFiniteCourses(PairKind pairs, FeedbackKind feedback, bool strength)
    {
        var courses = await Courses(new SimulationSettings { People = 10, Comparisons = 4, Pairs = pairs, Feedback = feedback, StatesStrength = strength });
        Assert.All(courses, course => Assert.All(course.Lost, lost => Assert.InRange(lost, -1e-9, 2)));
        Assert.Equal(10, courses.Select(course => (int)(course.CostWeight * 10)).Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_SmallerShare_IsOfPeopleOfAllKinds()
    {
        // Whoever stops early must not have seen the quality-minded only.
        var courses = await Courses(new SimulationSettings { People = 40, Comparisons = 0 });
        Assert.InRange(courses.Take(15).Average(course => course.CostWeight), 0.3, 0.7);
    }

    [Fact]
    public async Task RunAsync_Cancelled_StopsBeforeTheNextPerson()
    {
        using var stopped = new CancellationTokenSource();
        var followed = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new AdaptationSimulation(Points, new BayesianPreference(), new SimulationSettings { People = 20, Comparisons = 1 }).RunAsync(stopped.Token))
                if (++followed == 3) await stopped.CancelAsync();
        });
        Assert.Equal(3, followed);
    }

    [Fact]
    public void New_OneQuestion_SaysWhatIsNeeded() =>
        Assert.Contains("two questions", Assert.Throws<ArgumentException>(() => new AdaptationSimulation(Points[..1], new BayesianPreference(), new SimulationSettings())).Message);

    [Theory]
    [InlineData(1, 12, 20, 0.05, "People must be between 2 and 500; it is 1.")]
    [InlineData(10, 33, 20, 0.05, "Comparisons must be between 0 and 32; it is 33.")]
    [InlineData(10, 12, 0, 0.05, "Sharpness must be above 0 and at most 1000; it is 0.")]
    [InlineData(10, 12, 20, 0.5, "SlipRate must be at least 0 and below 0.5; it is 0.5.")]
    public void Validate_OutOfRange_NamesTheRange(int people, int comparisons, double sharpness, double slips, string message)
    {
        var settings = new SimulationSettings { People = people, Comparisons = comparisons, Sharpness = sharpness, SlipRate = slips };
        Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(settings.Validate).Message);
    }

    private static async Task<List<PersonCourse>> Courses(SimulationSettings settings)
    {
        var courses = new List<PersonCourse>();
        await foreach (var course in new AdaptationSimulation(Points, new BayesianPreference(), settings).RunAsync(CancellationToken.None)) courses.Add(course);
        return courses;
    }

    private static double[] Believed(List<PersonCourse> courses) => [.. courses.SelectMany(course => course.Believed)];

    private static RoutingPoint[] Questions(int count)
    {
        var random = new Random(3);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                double[] qualities = [.. Enumerable.Range(0, 5).Select(candidate => Math.Clamp(0.45 + 0.1 * candidate + 0.3 * (random.NextDouble() - 0.5), 0, 1))];
                return new RoutingPoint([.. qualities], [0.1, 0.3, 0.5, 0.7, 0.9], [0.001, 0.003, 0.01, 0.03, 0.1]);
            }),
        ];
    }
}
