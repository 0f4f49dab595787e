using System.Runtime.CompilerServices;
using MetaRouter.TestKit;
using MetaRouter.Training.Embeddings;

namespace MetaRouter.Cli.Tests;

/// <summary>Tests neither read nor fill the cache of the person who runs them.</summary>
internal static class TemporaryCache
{
    [ModuleInitializer]
    internal static void Use()
    {
        var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable(CacheFolder.Variable, folder.Path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
    }
}
