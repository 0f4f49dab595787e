using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Studio.Policies;
using MetaRouter.TestKit;

namespace MetaRouter.Studio.Tests.Policies;

public sealed class PolicyArtifactTests
{
    private readonly PolicyArtifact _artifacts = new(new WordHashEncoder(), TimeProvider.System);

    [Fact]
    public void Check_FilesOrZip_GiveTheSameVersionWithWhatTheManifestNames()
    {
        var files = MadeUpArtifact.Files("one");
        files.Add(new UploadedFile("CARD.md", [1]));

        var (plain, packed) = (_artifacts.Check(files), _artifacts.Check([MadeUpArtifact.Zip(files)]));

        Assert.Null(plain.Refusal);
        Assert.Equal(plain.Version!.ModelVersion, packed.Version!.ModelVersion);
        Assert.NotEqual(_artifacts.Check(MadeUpArtifact.Files("")).Version!.ModelVersion, plain.Version.ModelVersion);
        Assert.Equal(
            new[] { MetaRouterFiles.Belief, MetaRouterFiles.Encoder, ArtifactManifest.FileName, MetaRouterFiles.Policy }.Order(StringComparer.Ordinal),
            packed.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_ChangedFile_SaysExpectedAndFoundAndNoPath()
    {
        var files = MadeUpArtifact.Files("one");
        files[1] = files[1] with { Content = [.. files[1].Content, 0] };

        var refusal = _artifacts.Check(files).Refusal;

        Assert.Contains("expected SHA-256", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_MissingFile_NamesIt() =>
        Assert.Contains(MetaRouterFiles.Belief, _artifacts.Check([.. MadeUpArtifact.Files("one").Where(file => file.Name != MetaRouterFiles.Belief)]).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Check_AnotherKind_SaysWhichIsExpected() => Assert.Contains(
        "expected kind metarouter, found predictor", _artifacts.Check(MadeUpArtifact.Files("one", manifest => manifest["kind"] = "predictor")).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Check_AnotherTextEncoder_NamesBoth() => Assert.Contains(
        "some-other", _artifacts.Check(MadeUpArtifact.Files("one", manifest => manifest["text_encoder"] = "some-other")).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Check_NoManifest_SaysSo() =>
        Assert.Equal(PolicyText.NoManifest, _artifacts.Check([new UploadedFile("belief.onnx", [1])]).Refusal);

    [Fact]
    public void Check_BrokenManifest_IsRefused() =>
        Assert.Contains(ArtifactManifest.FileName, _artifacts.Check([new UploadedFile(ArtifactManifest.FileName, "nonsense"u8.ToArray())]).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("../manifest.json")]
    [InlineData("/etc/passwd")]
    [InlineData("one/manifest.json")]
    [InlineData("..\\manifest.json")]
    [InlineData(".hidden")]
    public void Check_ZipWithAPath_IsRefused(string name) =>
        Assert.Contains(name, _artifacts.Check([MadeUpArtifact.Zip([new UploadedFile(name, [1])])]).Refusal, StringComparison.Ordinal);

    [Fact]
    public void Check_ZipThatGrows_IsRefusedAtTheLimit()
    {
        var bomb = MadeUpArtifact.Zip([new UploadedFile("zeros.onnx", new byte[PolicyArtifact.MostBytes + 1])]);
        Assert.True(bomb.Content.Length < PolicyArtifact.MostBytes / 100);

        Assert.Contains("32 MB", _artifacts.Check([bomb]).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TooManyFilesOrNoZip_IsRefused()
    {
        var many = MadeUpArtifact.Zip(Enumerable.Range(0, PolicyArtifact.MostFiles + 1).Select(index => new UploadedFile($"{index}.bin", [])));

        Assert.Contains("32 files", _artifacts.Check([many]).Refusal, StringComparison.Ordinal);
        Assert.Equal(PolicyText.NoZip, _artifacts.Check([new UploadedFile("model.zip", [1, 2, 3])]).Refusal);
    }
}
