using System.CommandLine;
using MetaRouter.Training.Embeddings;

namespace MetaRouter.Cli;

/// <summary>Options of commands that embed many texts.</summary>
internal static class EmbeddingOptions
{
    /// <summary>--cache: where embeddings are kept between runs.</summary>
    public static Option<DirectoryInfo> Cache() => new("--cache")
    {
        Description = $"Folder that keeps embeddings between runs; without it ${CacheFolder.Variable}, else the user's cache folder",
        DefaultValueFactory = _ => new DirectoryInfo(CacheFolder.Default()),
    };
}
