using MetaRouter.Core.Preferences;
using MetaRouter.TestKit;
using MetaRouter.Training.MetaTraining;

namespace MetaRouter.Training.Tests.MetaTraining;

public sealed class ExportedContextsTests : IDisposable
{
    private const string Comparison = """[{"quality_winner":0.8,"quality_loser":0.5,"cost_winner":0.7,"cost_loser":0.2,"strength":1,"mask":1}]""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ReadAsync_TooFewPeopleWithEnoughContexts_IsRefused()
    {
        var path = Write([.. Enumerable.Repeat(Person(6), 49), .. Enumerable.Repeat(Person(5), 30)]);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => ExportedContexts.ReadAsync(path, CancellationToken.None));

        Assert.Contains("at least 50 people with at least 6 contexts each; these have 49", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"comparisons":[[{"quality_winner":2,"quality_loser":0.5,"cost_winner":0.7,"cost_loser":0.2,"strength":1,"mask":1}]]}""")]
    [InlineData("""{"people":[]}""")]
    public async Task ReadAsync_BadLine_IsNamed(string line)
    {
        var path = Write([Person(6), line]);

        var problem = await Assert.ThrowsAsync<InvalidDataException>(() => ExportedContexts.ReadAsync(path, CancellationToken.None));

        Assert.Contains("line 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Step_WithExportedContexts_MixesThemIn()
    {
        var exported = await ExportedContexts.ReadAsync(Write([.. Enumerable.Repeat(Person(8), 50)]), CancellationToken.None);
        using var trainer = new MetaTrainer(ToyTable.Data().Training, new MetaTrainingOptions { People = 16 }, seed: 1, exported);

        var numbers = trainer.Step();

        Assert.Equal(50, exported.Count);
        Assert.Equal([0.5], exported.Habits.PriceGaps.Distinct().Select(gap => Math.Round(gap, 9)));
        Assert.True(float.IsFinite(numbers["loss"]));
    }

    [Fact]
    public void Draw_OfAPerson_HoldsAQuarterOut()
    {
        IReadOnlyList<IReadOnlyList<Context>> person = [.. Enumerable.Range(0, 8).Select(index => (IReadOnlyList<Context>)[new Context(0.8, 0.1 * index, 0.5, 0.2, 1)])];
        var exported = new ExportedContexts(Enumerable.Repeat(person, 50));

        var episode = exported.Draw(new Random(1));

        Assert.Null(episode.CostWeight);
        Assert.Equal((6, 2, 0), (episode.Comparisons.Count, episode.HeldOut.Count, episode.Queries.Count));
        Assert.Equal(8, episode.Comparisons.Select(comparison => comparison[0]).Concat(episode.HeldOut).Distinct().Count());
    }

    public void Dispose() => _folder.Dispose();

    private static string Person(int comparisons) => $$"""{"comparisons":[{{string.Join(',', Enumerable.Repeat(Comparison, comparisons))}}]}""";

    private string Write(string[] lines)
    {
        var path = Path.Combine(_folder.Path, "contexts.jsonl");
        File.WriteAllLines(path, lines);
        return path;
    }
}
