using MetaRouter.Core.Quality.Online;
using MetaRouter.Onnx.Quality;
using MetaRouter.Onnx.Tests.TextEncoding;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.Quality;

/// <summary>The preference prior that ships, with the features of the online arms.</summary>
[Collection(TextEncoderTests.Name)]
public sealed class ShippedPriorTests(TextEncoderFixture fixture)
{
    [Fact]
    public async Task Load_ShippedFiles_PlaceQueriesInBothSpaces()
    {
        using var prior = PreferencePrior.Load(RepositoryFiles.Path("models/pilot/1"), fixture.Encoder.Version);
        var embeddings = await fixture.Encoder.EncodeAsync(["What is the integral of x squared?", "Which court decides on appeals?"], CancellationToken.None);

        Assert.Equal(ArmForm.Residual.Dimensions, prior.Components.Features(embeddings[0]).Length);
        Assert.Equal(ArmForm.Paper.Dimensions, prior.Read(embeddings)[0].Projection.Length);
        double[][] features = [.. embeddings.Select(prior.Components.Features)];
        Assert.All(features, feature => Assert.InRange(feature[..^1].Sum(value => value * value), 0.1, 10));
        Assert.True(features[0].Zip(features[1], (one, other) => (one - other) * (one - other)).Sum() > 0.1);
    }
}
