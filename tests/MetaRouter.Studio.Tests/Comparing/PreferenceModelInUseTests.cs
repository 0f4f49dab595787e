using MetaRouter.Core.Preferences;
using MetaRouter.Onnx.Preferences;
using MetaRouter.Studio.Comparing;
using MetaRouter.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetaRouter.Studio.Tests.Comparing;

public sealed class PreferenceModelInUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_ShippedModel_IsTheTrainedOneWithItsView()
    {
        var inUse = Load(RepositoryFiles.Path("models/metarouter/1"));

        Assert.IsType<EncodedPreference>(inUse.Model);
        Assert.NotNull(inUse.Current.View!.Place(inUse.Model.Read(inUse.Model.Empty)));
        Assert.Null(inUse.Refusal);
    }

    [Fact]
    public void Load_ChangedFile_FallsBackAndSaysExpectedAndFound()
    {
        foreach (var file in Directory.GetFiles(RepositoryFiles.Path("models/metarouter/1")))
            File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)));
        File.AppendAllText(Path.Combine(_folder.Path, MetaRouterFiles.Belief), "x");

        var inUse = Load(_folder.Path);

        Assert.IsType<BayesianPreference>(inUse.Model);
        Assert.Null(inUse.Current.View);
        Assert.Contains("expected SHA-256", inUse.Refusal, StringComparison.Ordinal);
        Assert.Contains("found", inUse.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoneConfigured_IsTheBayesianModelWithoutComplaint()
    {
        var inUse = Load(null);

        Assert.IsType<BayesianPreference>(inUse.Model);
        Assert.Null(inUse.Refusal);
    }

    private static PreferenceModelInUse Load(string? directory) => PreferenceModelInUse.Load(directory, NullLogger.Instance);
}
