using MetaRouter.Core.Candidates;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Tests.Probing;

public sealed class ProbeEstimateTests
{
    private static readonly CandidateModel Fresh = Candidate("fresh", 1, 2);
    private static readonly CandidateModel Judge = Candidate("judge", 10, 20);
    private static readonly CandidateModel Grand = Candidate("grand", 5, 10);

    [Fact]
    public void Of_References_IsTheAnswersAlone()
    {
        var estimate = ProbeEstimate.Of(new ProbePlan(Fresh, Set(3, "42"), null, null), _ => 100);
        // 12 characters are 3 tokens, and 8 around them.
        Assert.Equal(3 * (11 * 1m + 100 * 2m) / 1_000_000, estimate.Expected.Usd);
        Assert.Equal(3 * (11 * 1m + 1024 * 2m) / 1_000_000, estimate.AtMost.Usd);
        Assert.Equal(Cost.Zero, estimate.Judging);
    }

    [Fact]
    public void Of_Judge_CountsBothOrdersAndTheBaselineWhereNothingElseIs()
    {
        var referenced = ProbeEstimate.Of(new ProbePlan(Fresh, Set(1, "42"), Judge, null), _ => 100);
        var bare = ProbeEstimate.Of(new ProbePlan(Fresh, Set(1, null), Judge, Grand), _ => 100);
        // 1,500 characters of instructions, 12 of question, 2 of reference, 400 of answer; 150 tokens of verdict; twice.
        Assert.Equal(2 * ((1914 / 4m + 8) * 10 + 150 * 20m) / 1_000_000, referenced.Judging.Usd);
        Assert.Equal((2 * ((2312 / 4m + 8) * 10 + 150 * 20m) + 11 * 5m + 100 * 10m) / 1_000_000, bare.Judging.Usd);
        Assert.True(bare.AtMost.Usd > bare.Expected.Usd * 4);
    }

    [Fact]
    public void Plan_JudgeThatMayWriteMuch_WritesFiveSentences() =>
        Assert.Equal(2048, new ProbePlan(Fresh, Set(1, "42"), Judge with { MaxOutputTokens = 100_000 }, null).Judge!.MaxOutputTokens);

    private static AskedSet Set(int count, string? reference) => new(null, "set", [.. Enumerable.Range(0, count).Select(index =>
        new ProbeQuestion { SetId = Guid.Empty, Index = index, Query = $"What is it {index}", Reference = reference })]);

    private static CandidateModel Candidate(string id, decimal input, decimal output) => new()
    {
        Id = id, Name = id, Maker = "Testers", ProviderId = "here", ProviderModel = id, Price = new TokenPrice(input, output, "test"), MaxOutputTokens = 1024,
    };
}
