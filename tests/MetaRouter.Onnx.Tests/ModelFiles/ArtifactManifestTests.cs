using MetaRouter.Onnx.ModelFiles;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.ModelFiles;

public sealed class ArtifactManifestTests : IDisposable
{
    private static readonly ArtifactExpectation Expected = new()
    {
        Kind = "toy",
        Version = "1",
        Dimensions = new Dictionary<string, int> { ["embedding"] = 512 },
        Features = ["length", "words"],
        TextEncoder = "abc",
        CostScaling = "log",
        Remedy = "Make it again with: metarouter train toy",
    };

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Read_WrittenManifest_GivesItsFilesBack()
    {
        await WriteAsync(Toy());

        var manifest = ArtifactManifest.Read(_folder.Path, Expected);

        Assert.Equal([1, 2, 3], manifest.ReadFile(_folder.Path, "toy.onnx", Expected));
        Assert.Equal(0.8, manifest.Metrics["auc"]);
        Assert.Equal(7, manifest.Seed);
    }

    [Fact]
    public async Task Read_Mismatch_SaysExpectedFoundAndRemedy()
    {
        foreach (var (other, message) in new[]
        {
            (Toy() with { Kind = "boy" }, "expected kind toy, found boy"),
            (Toy() with { Version = "2" }, "expected version 1, found 2"),
            (Toy() with { Dimensions = new Dictionary<string, int> { ["embedding"] = 384 } }, "expected dimensions.embedding 512, found 384"),
            (Toy() with { Dimensions = new Dictionary<string, int>() }, "expected dimensions.embedding 512, found none"),
            (Toy() with { Features = ["words", "length"] }, "expected features length, words, found words, length"),
            (Toy() with { TextEncoder = "abd" }, "expected text_encoder abc, found abd"),
            (Toy() with { CostScaling = null }, "expected cost_scaling log, found none"),
        })
        {
            await WriteAsync(other);
            Assert.EndsWith($"{_folder.File("manifest.json")}: {message}. Make it again with: metarouter train toy", Refusal(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Read_NoManifest_NamesIt() => Assert.StartsWith($"{_folder.File("manifest.json")} cannot be read", Refusal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"kind": null}""")]
    public void Read_AnotherForm_IsRefused(string content)
    {
        File.WriteAllText(_folder.File("manifest.json"), content);

        Assert.Contains("manifest.json is not a model's manifest", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadFile_ChangedFile_SaysExpectedAndFound()
    {
        await WriteAsync(Toy());
        await File.WriteAllBytesAsync(_folder.File("toy.onnx"), [1, 2, 4]);
        var manifest = ArtifactManifest.Read(_folder.Path, Expected);

        var refusal = Assert.Throws<ModelFileException>(() => manifest.ReadFile(_folder.Path, "toy.onnx", Expected)).Message;

        Assert.Contains($"expected SHA-256 {ModelFile.Hash([1, 2, 3])}, found {ModelFile.Hash([1, 2, 4])}", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadFile_UnknownName_SaysWhichAreThere()
    {
        await WriteAsync(Toy());
        var manifest = ArtifactManifest.Read(_folder.Path, Expected);

        var refusal = Assert.Throws<ModelFileException>(() => manifest.ReadFile(_folder.Path, "boy.onnx", Expected)).Message;

        Assert.Contains("names no file 'boy.onnx'; it names: toy.onnx", refusal, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ArtifactManifest Toy() => new()
    {
        Kind = "toy",
        Version = "1",
        Command = "metarouter train toy",
        Seed = 7,
        Dimensions = new Dictionary<string, int> { ["embedding"] = 512, ["hidden"] = 8 },
        Features = ["length", "words"],
        TextEncoder = "abc",
        CostScaling = "log",
        Data = new Dictionary<string, string> { ["table.jsonl.gz"] = "00" },
        Metrics = new Dictionary<string, double> { ["auc"] = 0.8 },
    };

    private string Refusal() => Assert.Throws<ModelFileException>(() => ArtifactManifest.Read(_folder.Path, Expected)).Message;

    private Task WriteAsync(ArtifactManifest manifest) =>
        manifest.WriteAsync(_folder.Path, new Dictionary<string, byte[]> { ["toy.onnx"] = [1, 2, 3] }, CancellationToken.None);
}
