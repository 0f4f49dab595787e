using System.Globalization;

namespace MetaRouter.TestKit;

/// <summary>How many seeded inputs a test tries: a few in the suite, many in a campaign (bench/campaigns).</summary>
public static class Campaign
{
    /// <summary>The environment variable METAROUTER_CAMPAIGN, else <paramref name="inTheSuite"/>.</summary>
    public static int Size(int inTheSuite) =>
        int.TryParse(Environment.GetEnvironmentVariable("METAROUTER_CAMPAIGN"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : inTheSuite;
}
