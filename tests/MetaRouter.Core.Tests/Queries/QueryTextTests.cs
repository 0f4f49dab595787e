using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Queries;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("What is  2 + 2?\n", "what is 2 + 2?")]
    [InlineData("\tÉTÉ ", "été")]
    [InlineData("ﬁne", "fine")]
    [InlineData("", "")]
    public void Normalise_SameQuestion_ReadsTheSame(string text, string expected) => Assert.Equal(expected, QueryText.Normalise(text));
}
