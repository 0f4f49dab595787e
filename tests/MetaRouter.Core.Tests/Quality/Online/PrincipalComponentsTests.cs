using MetaRouter.Core.Quality.Online;
using MetaRouter.Core.Queries;

namespace MetaRouter.Core.Tests.Quality.Online;

public sealed class PrincipalComponentsTests
{
    private static readonly QueryEmbedding[] Questions = Clouds(300);

    [Fact]
    public void Fit_FittedQuestions_HaveUncorrelatedComponentsOfEqualSize()
    {
        var components = PrincipalComponents.Fit(Questions, 8);
        var places = Questions.Select(question => Place(components, question)).ToArray();
        for (var one = 0; one < 8; one++)
        {
            Assert.Equal(0, places.Average(place => place[one]), 1e-4);
            for (var other = 0; other < 8; other++) Assert.Equal(one == other ? 1.0 / 8 : 0, places.Average(place => place[one] * place[other]), 1e-3);
        }
    }

    [Fact]
    public void Fit_TwoClouds_TellsThemApartByTheFirstComponent()
    {
        var components = PrincipalComponents.Fit(Questions, 2);
        var signs = Questions.Select(question => Math.Sign(Place(components, question)[0])).ToArray();
        Assert.All(signs.Index(), sign => Assert.Equal(signs[sign.Index % 2], sign.Item));
        Assert.NotEqual(signs[0], signs[1]);
    }

    [Fact]
    public void Fit_FewerDirectionsThanComponents_LeavesTheRestAtZero()
    {
        var components = PrincipalComponents.Fit([Questions[0], Questions[1], Questions[2]], 5);
        Assert.All(Questions, question => Assert.Equal([0, 0, 0], Place(components, question)[2..]));
        Assert.All(PrincipalComponents.Fit([Questions[0], Questions[0]], 3).Features(Questions[1])[..3], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Features_Query_EndInAConstant()
    {
        var features = PrincipalComponents.Fit(Questions).Features(Questions[5]);
        Assert.Equal(33, features.Length);
        Assert.Equal(1, features[32]);
    }

    [Fact]
    public void FromBytes_WhatWasWritten_IsTheSame()
    {
        var components = PrincipalComponents.Fit(Questions, 4);
        var read = PrincipalComponents.FromBytes(components.ToBytes());
        Assert.Equal(components.Features(Questions[3]), read.Features(Questions[3]));
        foreach (var broken in new[] { components.ToBytes()[..^1], "else"u8.ToArray() })
            Assert.Throws<ArgumentException>(() => PrincipalComponents.FromBytes(broken));
    }

    private static double[] Place(PrincipalComponents components, QueryEmbedding question)
    {
        var place = new double[components.Count];
        components.Project(question, place);
        return place;
    }

    private static QueryEmbedding[] Clouds(int count)
    {
        var random = new Random(1);
        QueryEmbedding[] centres = [Samples.Embedding(random), Samples.Embedding(random)];
        return [.. Enumerable.Range(0, count).Select(index => Samples.Embedding(random, centres[index % 2], 10))];
    }
}
