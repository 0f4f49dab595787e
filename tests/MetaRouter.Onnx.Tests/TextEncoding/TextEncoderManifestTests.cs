using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.TextEncoding;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.TextEncoding;

public sealed class TextEncoderManifestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TextEncoderManifestTests()
    {
        foreach (var file in new[] { "manifest.json", "vocab.json", "text-encoder.onnx" })
            File.Copy(Path.Combine(TextEncoderFixture.Directory, file), _folder.File(file));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("vocab.json")]
    [InlineData("text-encoder.onnx")]
    public void Load_FileMissing_NamesIt(string file)
    {
        File.Delete(_folder.File(file));

        Assert.StartsWith($"{_folder.File(file)} cannot be read", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vocab.json")]
    [InlineData("text-encoder.onnx")]
    public void Load_FileChanged_SaysExpectedAndFound(string file)
    {
        var before = Hash(file);
        File.AppendAllText(_folder.File(file), "x");

        Assert.Contains($"{_folder.File(file)} is not the expected file: expected SHA-256 {before}, found {Hash(file)}", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherDimensions_SaysExpectedAndFound()
    {
        ReplaceInManifest("\"dimensions\": 512", "\"dimensions\": 384");

        Assert.Contains("expected dimensions 512, found 384", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherMaxTokens_SaysExpectedAndFound()
    {
        ReplaceInManifest("\"max_tokens\": 128", "\"max_tokens\": 256");

        Assert.Contains("expected max_tokens 128, found 256", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileNotInTheManifest_SaysWhichAreThere()
    {
        ReplaceInManifest("\"vocab.json\"", "\"words.json\"");

        Assert.Contains("names no file 'vocab.json'; it names: text-encoder.onnx, words.json", Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"dimensions\": \"many\"}")]
    public void Load_ManifestOfAnotherForm_IsRefused(string content)
    {
        File.WriteAllText(_folder.File("manifest.json"), content);

        Assert.Contains("manifest.json is not a text encoder's manifest", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_GraphThatIsNone_IsRefusedAsModelFile()
    {
        var before = Hash("text-encoder.onnx");
        File.WriteAllText(_folder.File("text-encoder.onnx"), "not a graph");
        ReplaceInManifest(before, Hash("text-encoder.onnx"));

        Assert.Contains("holds no text encoder that can be opened", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Refusal_SaysHowToMakeTheFiles()
    {
        File.Delete(_folder.File("vocab.json"));

        Assert.Contains("metarouter models build-text-encoder", Refusal(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal() => Assert.Throws<ModelFileException>(() => OnnxTextEncoder.Load(_folder.Path)).Message;

    private string Hash(string file) => ModelFile.Hash(File.ReadAllBytes(_folder.File(file)));

    private void ReplaceInManifest(string before, string after)
    {
        var path = _folder.File("manifest.json");
        var content = File.ReadAllText(path);
        Assert.Contains(before, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(before, after, StringComparison.Ordinal));
    }
}
