using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Research;
using MetaRouter.Studio.Features.Research.Explorer;

namespace MetaRouter.Studio.Tests.Features.Research.Explorer;

public sealed class ExplorerAddressTests
{
    [Fact]
    public void Parse_WhatWasWritten_IsTheSame()
    {
        var address = new ExplorerAddress
        {
            DatasetId = Guid.Parse("0199a000-0000-7000-8000-000000000001"),
            Filter = new ComparisonFilter
            {
                From = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), Before = new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero),
                CandidateId = "open/router&co=1", OtherCandidateId = "ä ö", Category = "code", Language = "de", PricesShown = false, Consented = true,
                Outcome = ComparisonOutcome.BothBad, Onboarding = false, LeakFlag = true, Withdrawn = false,
            },
            Place = new ExplorerPlace(Before: 77),
        };

        var parsed = ExplorerAddress.Parse("http://localhost" + address.ToUrl());

        Assert.Equal((address.DatasetId, address.Filter, address.Place), (parsed.DatasetId, parsed.Filter, parsed.Place));
        Assert.Empty(parsed.Unread);
        Assert.Contains("until=2026-03-04", address.ToUrl(), StringComparison.Ordinal);
        Assert.StartsWith("/research/comparisons/12?", address.ToUrl(12), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NothingSaid_IsEverything()
    {
        var parsed = ExplorerAddress.Parse("http://localhost" + StudioUrls.ResearchExplorer + "?candidate=&unknown=1");

        Assert.True(parsed.Filter.IsEmpty);
        Assert.Equal(default, parsed.Place);
        Assert.Equal(StudioUrls.ResearchExplorer, parsed.ToUrl());
    }

    [Theory]
    [InlineData("from=2026-13-01", "from")]
    [InlineData("prices=perhaps", "prices")]
    [InlineData("outcome=A", "outcome")]
    [InlineData("before=-1", "before")]
    [InlineData("source=everything", "source")]
    public void Parse_Nonsense_IsNotedAndDoesNotNarrow(string query, string name)
    {
        var parsed = ExplorerAddress.Parse(StudioUrls.ResearchExplorer + "?category=code&" + query);

        Assert.Equal([name], parsed.Unread);
        Assert.Equal(new ComparisonFilter { Category = "code" }, parsed.Filter);
    }

    [Fact]
    public void Parse_TheLastDayThereIs_IsNoFault() =>
        Assert.Null(ExplorerAddress.Parse("?until=9999-12-31").Filter.Before);

    [Fact]
    public void Fields_OfAFilter_MakeItAgain()
    {
        var filter = ExplorerAddress.Parse("?from=2026-01-02&until=2026-01-03&candidate=a&other=b&category=c&language=d&outcome=b&prices=shown&consent=missing&onboarding=yes&leak=no&state=withdrawn").Filter;

        Assert.Equal(filter, FilterFields.Of(filter).ToFilter());
        Assert.Equal(ComparisonFilter.All, FilterFields.Of(ComparisonFilter.All).ToFilter());
    }
}
