using MetaRouter.Data.Exports.Datasets;

namespace MetaRouter.Data.Tests.Exports.Datasets;

public sealed class CsvColumnTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-x", "'-x")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("plain = text", "plain = text")]
    [InlineData("", "")]
    public void Guarded_Text_NeverBeginsAFormula(string text, string cell) => Assert.Equal(cell, CsvColumn.Guarded(text));

    [Fact]
    public void Cell_NumbersAndLists_StayWhatTheyAre()
    {
        var columns = CsvColumn.Of(typeof(BanditCandidate));

        Assert.Equal(["model", "score", "expected_quality", "expected_cost_usd", "normalised_cost", "ineligible"], columns.Select(column => column.Name));
        var row = new BanditCandidate("=x", -0.5, 1, 1e-7, 0, Core.Routing.Ineligibility.PoorBargain);
        Assert.Equal(["'=x", "-0.5", "1", "1E-07", "0", "poor_bargain"], columns.Select(column => column.Cell(row)));
    }

    [Fact]
    public void Of_ArenaRow_NamesNestedFieldsWithDots()
    {
        var names = CsvColumn.Of(typeof(ArenaRow)).Select(column => column.Name).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(
            new HashSet<string>(["id", "conversation_a", "conv_metadata.header_count_a.h1", "conv_metadata.bold_count_b.**", "category_tag.math_v0.1.math", "metarouter.preference_before.w_q05"]),
            names.ToHashSet(StringComparer.Ordinal));
    }
}
