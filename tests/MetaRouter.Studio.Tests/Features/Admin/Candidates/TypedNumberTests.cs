using System.Globalization;
using MetaRouter.Studio.Features.Admin.Candidates;

namespace MetaRouter.Studio.Tests.Features.Admin.Candidates;

public sealed class TypedNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData(" 2.5 ", "2.5")]
    [InlineData("2,5", "2.5")]
    [InlineData("0,15", "0.15")]
    [InlineData("1000", "1000")]
    [InlineData("1.000", "1.000")]
    [InlineData("0.123456789012", "0.123456789012")]
    [InlineData("0.1234567890123", null)]
    [InlineData("1,000", null)]
    [InlineData("1,000.5", null)]
    [InlineData("1.000,5", null)]
    [InlineData("1 000", null)]
    [InlineData("-1", null)]
    [InlineData("+1", null)]
    [InlineData("NaN", null)]
    [InlineData("1e3", null)]
    [InlineData("∞", null)]
    [InlineData("$1", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999999999999999", null)]
    public void Parse_WhatPeopleType_IsANumberOrNothing(string text, string? expected) =>
        Assert.Equal(expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture), TypedNumber.Parse(text));
}
