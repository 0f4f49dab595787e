using MetaRouter.Onnx.ModelFiles;
using MetaRouter.Onnx.Preferences;
using MetaRouter.TestKit;

namespace MetaRouter.Onnx.Tests.Preferences;

public sealed class MetaRouterModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public MetaRouterModelTests()
    {
        foreach (var file in Directory.GetFiles(RepositoryFiles.Path("models/metarouter/1")))
            File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)));
    }

    [Fact]
    public void Load_OfTheShippedFiles_HasAViewOfTheLatent()
    {
        using var model = MetaRouterModel.Load(_folder.Path);

        Assert.NotNull(model.View.Place(model.Preference.Read(model.Preference.Empty)));
        Assert.StartsWith("context-encoder-", model.Preference.Version, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAChangedFile_SaysWhatWasExpected()
    {
        File.WriteAllText(Path.Combine(_folder.Path, MetaRouterFiles.Belief), "other");

        var problem = Assert.Throws<ModelFileException>(() => MetaRouterModel.Load(_folder.Path));

        Assert.Contains("expected SHA-256", problem.Message, StringComparison.Ordinal);
        Assert.Contains("metarouter train metarouter", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"version\": \"1\"", "\"version\": \"2\"", "expected version 1, found 2")]
    [InlineData("\"latent\": 4", "\"latent\": 8", "expected dimensions.latent 4, found 8")]
    [InlineData("\"latent_directions\"", "\"other_directions\"", "expected latent_directions")]
    public void Load_OfAnotherManifest_SaysWhatWasExpected(string text, string replacement, string message)
    {
        var path = Path.Combine(_folder.Path, ArtifactManifest.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace(text, replacement, StringComparison.Ordinal));

        Assert.Contains(message, Assert.Throws<ModelFileException>(() => MetaRouterModel.Load(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OfAnEmptyFolder_IsRefused() =>
        Assert.Throws<ModelFileException>(() => MetaRouterModel.Load(Path.Combine(_folder.Path, "none")));

    public void Dispose() => _folder.Dispose();
}
