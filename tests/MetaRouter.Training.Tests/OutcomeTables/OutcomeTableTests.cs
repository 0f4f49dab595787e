using System.IO.Compression;
using System.Text;
using MetaRouter.TestKit;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.OutcomeTables;

public sealed class OutcomeTableTests : IDisposable
{
    private const string Row =
        """{"id":"a/1","dataset":"a","family":"math","task":"sums","split":"train","query":"1 + 1?","input_tokens":4,"cost_estimated":true,"outcomes":{"x":{"quality":1.0,"cost_usd":0.002,"output_tokens":3},"y":{"quality":0.5,"cost_usd":null,"output_tokens":2}}}""";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task ReadAsync_CompressedTable_HoldsItsRowsAndHash()
    {
        var table = await OutcomeTable.ReadAsync([Compressed(Row)], CancellationToken.None);

        var row = Assert.Single(table.Rows);
        Assert.Equal(new Outcome(1, 0.002, 3), row.Outcomes["x"]);
        Assert.Null(row.Outcomes["y"].CostUsd);
        Assert.Equal(64, table.Hashes["table.jsonl.gz"].Length);
    }

    [Fact]
    public async Task ReadAsync_QueryThatReadsTheSame_CountsOnce()
    {
        var table = await OutcomeTable.ReadAsync([Compressed(Row, Row.Replace("a/1", "a/2").Replace("1 + 1?", "1  +  1? "))], CancellationToken.None);

        Assert.Equal("a/1", Assert.Single(table.Rows).Id);
    }

    [Fact]
    public async Task ReadAsync_ScoreBarelyBelowZero_IsCutToZero()
    {
        var table = await OutcomeTable.ReadAsync([Compressed(Row.Replace("\"quality\":0.5", "\"quality\":-0.03"))], CancellationToken.None);

        Assert.Equal(0, Assert.Single(table.Rows).Outcomes["y"].Quality);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"id":"a/1"}""")]
    [InlineData("""{"id":"a","dataset":"a","family":"f","task":"t","split":"train","query":"q","input_tokens":1,"cost_estimated":true,"outcomes":{"x":{"quality":1.5,"cost_usd":0,"output_tokens":1}}}""")]
    public async Task ReadAsync_BadLine_IsNamedByFileAndNumber(string line)
    {
        var problem = await Assert.ThrowsAsync<OutcomeTableException>(() => OutcomeTable.ReadAsync([Compressed(Row, line)], CancellationToken.None));

        Assert.Contains("table.jsonl.gz, line 2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PoolOutcomes_RowWithoutACost_IsLeftOut()
    {
        var table = await OutcomeTable.ReadAsync([Compressed(Row)], CancellationToken.None);

        Assert.Equal([[1.0]], PoolOutcomes.Of(table.Rows, ["x"]).Quality);
        Assert.Throws<OutcomeTableException>(() => PoolOutcomes.Of(table.Rows, ["x", "y"]));
    }

    public void Dispose() => _folder.Dispose();

    private string Compressed(params string[] lines)
    {
        var path = Path.Combine(_folder.Path, "table.jsonl.gz");
        using var file = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        file.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return path;
    }
}
