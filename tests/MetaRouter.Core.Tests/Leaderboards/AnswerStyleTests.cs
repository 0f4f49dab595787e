using MetaRouter.Core.Leaderboards;

namespace MetaRouter.Core.Tests.Leaderboards;

public sealed class AnswerStyleTests
{
    [Fact]
    public void Of_Markdown_CountsEachKind()
    {
        const string Text = "# Title\n\nSome **bold** and __more__.\n\n- one\n* two\n  + three\n1. four\n23) five\n## Again\n";
        Assert.Equal(new AnswerStyle(Text.Length, 2, 5, 2, 0), AnswerStyle.Of(Text));
    }

    [Fact]
    public void Of_Code_IsOneBlockWhateverIsInside()
    {
        const string Text = "```python\n# not a header\n- **not** an item\n```\ntext\n~~~\nopen";
        Assert.Equal(new AnswerStyle(Text.Length, 0, 0, 0, 2), AnswerStyle.Of(Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("#no space")]
    [InlineData("####### seven")]
    [InlineData("    # indented")]
    [InlineData("-3 degrees")]
    [InlineData("2024 was a year")]
    [InlineData("1.5 litres")]
    [InlineData("#")]
    [InlineData("12")]
    [InlineData("one ** alone")]
    public void Of_WhatOnlyLooksLikeMarkup_IsNone(string text) => Assert.Equal(new AnswerStyle(text.Length, 0, 0, 0, 0), AnswerStyle.Of(text));
}
