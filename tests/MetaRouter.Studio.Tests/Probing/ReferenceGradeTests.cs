using MetaRouter.Studio.Probing;

namespace MetaRouter.Studio.Tests.Probing;

public sealed class ReferenceGradeTests
{
    [Theory]
    [InlineData("Canberra", "canberra", 1)]
    [InlineData("**Canberra.**", "Canberra", 1)]
    [InlineData("The capital of Australia is Canberra, not Sydney.", "Canberra", 1)]
    [InlineData("It is Sydney.", "Canberra", 0)]
    [InlineData("Canberran cooking", "Canberra", 0)]
    [InlineData("First 12, then 30; together they make 42.", "42", 1)]
    [InlineData("Together they make 420.", "42", 0)]
    [InlineData("It is 1,234.50 dollars", "$1234.5", 1)]
    [InlineData("That is \u22127.", "-7", 1)]
    [InlineData("Out of 3 ways, \\boxed{17} is right, as 2 checks show.", "17", 1)]
    [InlineData("I cannot say.", "42", 0)]
    [InlineData("The answer is (B).", "B", 1)]
    [InlineData("Option A looks right at first, but the answer is: C", "(c)", 1)]
    [InlineData("B) because it is shorter", "b", 1)]
    [InlineData("A good question, and a bad one.", "B", 0)]
    public void Of_WhatCanBeRead_IsRightOrWrong(string answer, string reference, double grade) =>
        Assert.Equal(grade, ReferenceGrade.Of(answer, reference).Grade);

    [Fact]
    public void Of_FreeText_CountsTheWordsInCommon()
    {
        const string reference = "Blue light is scattered more than red light by the molecules of the air";
        var (same, _) = ReferenceGrade.Of(reference.ToUpperInvariant() + ".", reference);
        var (near, how) = ReferenceGrade.Of("Molecules of the air scatter blue light more than red light.", reference);
        var (far, _) = ReferenceGrade.Of("Because it mirrors the sea.", reference);
        Assert.Equal(1, same);
        Assert.InRange(near, 0.6, 0.95);
        Assert.InRange(far, 0, 0.2);
        Assert.NotEmpty(how);
    }

    [Fact]
    public void Of_AnyTexts_IsAShareAndOneForTheSame()
    {
        var random = new Random(5);
        string[] words = ["sea", "air", "blue", "red", "42", "-3", "(b)", "**", "answer is", "x.y", ""];
        for (var round = 0; round < 500; round++)
        {
            var (left, right) = (Text(), Text());
            Assert.InRange(ReferenceGrade.Of(left, right).Grade, 0, 1);
            Assert.Equal(1, ReferenceGrade.Of(left, left).Grade);
        }

        string Text() => string.Join(' ', Enumerable.Range(0, random.Next(0, 12)).Select(_ => words[random.Next(words.Length)]));
    }
}
