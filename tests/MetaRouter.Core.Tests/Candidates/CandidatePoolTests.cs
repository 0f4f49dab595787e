using MetaRouter.Core.Candidates;

namespace MetaRouter.Core.Tests.Candidates;

public sealed class CandidatePoolTests
{
    [Fact]
    public void CandidatePool_Empty_IsRefused() => Assert.Throws<ArgumentException>(() => new CandidatePool([]));

    [Fact]
    public void CandidatePool_IdTwice_IsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => new CandidatePool([Samples.Candidate("twin", 1), Samples.Candidate("twin", 2)]));
        Assert.Contains("twin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IndexOf_EachId_IsItsPosition()
    {
        var pool = Samples.Pool(3, 1, 2);
        Assert.Equal(3, pool.Count);
        Assert.All(Enumerable.Range(0, 3), index => Assert.Equal(index, pool.IndexOf(pool[index].Id)));
        Assert.Equal(-1, pool.IndexOf("C0"));
    }
}
