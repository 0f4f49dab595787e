using MetaRouter.Training.Evaluation;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Evaluation;

public sealed class CandidateSelectionTests
{
    [Fact]
    public async Task Of_NothingAsked_TakesTheCompleteCandidates() =>
        Assert.Equal(["c0", "c1", "c2", "c3"], CandidateSelection.Of(await MadeUpSource.TableAsync(new()), null));

    [Fact]
    public void Of_CandidateWithoutCosts_IsNotInTheDefaultPool()
    {
        var rows = Enumerable.Range(0, 10).Select(index => new OutcomeRow(
            $"{index}", "d", "f", "t", "ood", $"q {index}", 1, true,
            new Dictionary<string, Outcome> { ["a"] = new(1, 0.1, 1), ["b"] = new(1, 0.2, 1), ["unpriced"] = new(1, null, 1) }));
        Assert.Equal(["a", "b"], CandidateSelection.Of(new OutcomeTable(rows, new Dictionary<string, string>()), []));
    }

    [Fact]
    public async Task Of_Ids_KeepsTheirOrderAndDropsRepetitions() =>
        Assert.Equal(["c2", "c0"], CandidateSelection.Of(await MadeUpSource.TableAsync(new()), ["c2", "c0", "c2"]));

    [Fact]
    public async Task Of_UnknownIds_ListsThemAndThoseThereAre()
    {
        var table = await MadeUpSource.TableAsync(new());
        var problem = Assert.Throws<EvaluationException>(() => CandidateSelection.Of(table, ["c0", "gpt-9"]));
        Assert.Contains("Not in the table: gpt-9. It has c0, c1, c2, c3", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_NamedPoolOfAnotherTable_ListsWhatIsMissing()
    {
        var table = await MadeUpSource.TableAsync(new());
        var problem = Assert.Throws<EvaluationException>(() => CandidateSelection.Of(table, ["ze7"]));
        Assert.Contains("gemini-1.5-flash", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_OneCandidate_IsRefused()
    {
        var table = await MadeUpSource.TableAsync(new());
        Assert.Throws<EvaluationException>(() => CandidateSelection.Of(table, ["c1"]));
    }

    [Theory]
    [InlineData("ze7", 7)]
    [InlineData("ze27", 27)]
    [InlineData("mp13", 13)]
    [InlineData("lr9", 9)]
    public void NamedPools_HaveTheirNumberOfDistinctCandidates(string name, int count) => Assert.Equal(count, NamedPools.Find(name)!.Distinct().Count());
}
