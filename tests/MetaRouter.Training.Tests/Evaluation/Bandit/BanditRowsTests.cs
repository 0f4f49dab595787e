using MetaRouter.TestKit.OutcomeTables;
using MetaRouter.Training.Evaluation.Bandit;
using MetaRouter.Training.OutcomeTables;

namespace MetaRouter.Training.Tests.Evaluation.Bandit;

public sealed class BanditRowsTests
{
    [Fact]
    public async Task Divide_Rows_PutsEachIntoOnePart()
    {
        var complete = PoolOutcomes.Of((await MadeUpSource.TableAsync(new MadeUpTable { Rows = 200 })).Rows, ["c0", "c3"]);

        var rows = BanditRows.Divide(complete, new BanditSettings(), new Random(1));

        PoolOutcomes[] parts = [rows.Preference, rows.Validation, rows.Learning, rows.Deployment];
        Assert.Equal([70, 20, 60, 50], parts.Select(part => part.Rows.Count));
        Assert.Equal(complete.Rows.Select(row => row.Id).Order(), parts.SelectMany(part => part.Rows).Select(row => row.Id).Order());
        Assert.NotEqual(rows.Learning.Rows.Select(row => row.Id), BanditRows.Divide(complete, new BanditSettings(), new Random(2)).Learning.Rows.Select(row => row.Id));
    }
}
