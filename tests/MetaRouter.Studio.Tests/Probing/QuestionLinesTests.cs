using MetaRouter.Data.Probes;
using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Tests.Probing;

public sealed class QuestionLinesTests
{
    [Fact]
    public void Parse_GoodLines_AreQuestionsInTheirOrder()
    {
        var (questions, problems) = QuestionLines.Parse(
            "\uFEFF{\"query\": \" What is 2 + 2? \", \"reference\": \"4\", \"category\": \"maths\"}\r\n\r\n{\"query\": \"Say hello.\", \"reference\": null, \"more\": 1}\n");
        Assert.Empty(problems);
        Assert.Equal(
            [
                new ProbeQuestion { SetId = Guid.Empty, Index = 0, Query = "What is 2 + 2?", Reference = "4", Category = "maths" },
                new ProbeQuestion { SetId = Guid.Empty, Index = 1, Query = "Say hello." },
            ],
            questions);
    }

    [Fact]
    public void Parse_BadLines_AreAllNamedAndNothingIsTaken()
    {
        var (questions, problems) = QuestionLines.Parse(
            """
            {"query": "One?"}
            not json
            {"reference": "no question"}

            {"query": 5}
            ["query"]
            {"query": "  ONE? "}
            {"query": "Two?", "category": "a category whose name is a good deal longer than sixty characters"}
            """);
        Assert.Empty(questions);
        Assert.Equal([2, 3, 5, 6, 7, 8], problems.Select(problem => problem.Line));
        Assert.Contains("line 1", problems[4].Message, StringComparison.Ordinal);
        Assert.Contains("\"query\"", problems[2].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Parse_TooFewOrTooMany_IsOneProblemOfTheFile(int count)
    {
        var (questions, problems) = QuestionLines.Parse(string.Join('\n', Enumerable.Range(0, count).Select(number => $$"""{"query": "Number {{number}}?"}""")));
        Assert.Empty(questions);
        Assert.Equal(0, Assert.Single(problems).Line);
    }

    [Fact]
    public void Parse_AThousand_AreTaken() =>
        Assert.Equal(1000, QuestionLines.Parse(string.Join('\n', Enumerable.Range(0, 1000).Select(number => $$"""{"query": "Number {{number}}?"}"""))).Questions.Count);
}
