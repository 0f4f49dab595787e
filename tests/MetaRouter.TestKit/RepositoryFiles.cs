namespace MetaRouter.TestKit;

/// <summary>Files of the repository that the tests run in, found by walking up from the tests' output folder.</summary>
public static class RepositoryFiles
{
    private static readonly Lazy<string> LazyRoot = new(FindRoot);

    /// <summary>The folder that holds the solution.</summary>
    public static string Root => LazyRoot.Value;

    /// <summary>The full path of a file or folder, given from the root with '/' between the names.</summary>
    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "MetaRouterStudio.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds MetaRouterStudio.sln.");
    }
}
