using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.Overview;

namespace MetaRouter.Studio.Tests.Features.Research.Overview;

public sealed class TimelineModelTests
{
    // A Sunday, the Monday after it, and the Monday two weeks later.
    private static readonly DayCount[] Days = [new(new DateOnly(2026, 3, 1), 2), new(new DateOnly(2026, 3, 2), 3), new(new DateOnly(2026, 3, 16), 4)];

    [Fact]
    public void Of_Days_HasNoGap()
    {
        var timeline = TimelineModel.Of(Days, byWeek: false);

        Assert.Equal(16, timeline.Starts.Count);
        Assert.Equal(("2026-03-01", "2026-03-16"), (timeline.Starts[0], timeline.Starts[^1]));
        Assert.Equal([2, 3, 0], timeline.Counts.Take(3));
        Assert.Equal(9, timeline.Counts.Sum());
    }

    [Fact]
    public void Of_Weeks_BeginsThemOnMonday()
    {
        var timeline = TimelineModel.Of(Days, byWeek: true);

        Assert.Equal(["2026-02-23", "2026-03-02", "2026-03-09", "2026-03-16"], timeline.Starts);
        Assert.Equal([2, 3, 0, 4], timeline.Counts);
    }
}
