using MetaRouter.Training.Embeddings;

namespace MetaRouter.Training.Tests.Embeddings;

public sealed class CacheFolderTests
{
    [Fact]
    public void Find_VariableSet_IsThatFolder() => Assert.Equal("/elsewhere", CacheFolder.Find(name => name == CacheFolder.Variable ? "/elsewhere" : null));

    [Fact]
    public void Find_NothingSet_IsAFolderOfItsOwnInTheUsersCache()
    {
        var folder = CacheFolder.Find(_ => null);

        Assert.Equal("metarouter", Path.GetFileName(folder));
        Assert.True(Path.IsPathRooted(folder));
    }
}
