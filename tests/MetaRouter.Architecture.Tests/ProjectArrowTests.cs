using System.Xml.Linq;
using MetaRouter.TestKit;

namespace MetaRouter.Architecture.Tests;

/// <summary>Which project may use which (docs/architecture.md).</summary>
public sealed class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["MetaRouter.Core"] = [],
        ["MetaRouter.Onnx"] = ["MetaRouter.Core"],
        ["MetaRouter.Llm"] = ["MetaRouter.Core"],
        ["MetaRouter.Data"] = ["MetaRouter.Core"],
        ["MetaRouter.Studio"] = ["MetaRouter.Core", "MetaRouter.Data", "MetaRouter.Llm", "MetaRouter.Onnx"],
        ["MetaRouter.Training"] = ["MetaRouter.Core", "MetaRouter.Onnx"],
        ["MetaRouter.Cli"] = ["MetaRouter.Core", "MetaRouter.Data", "MetaRouter.Onnx", "MetaRouter.Training"],
    };

    private static readonly string[] CorePackages = ["MathNet.Numerics", "System.Numerics.Tensors"];

    [Fact]
    public void Projects_OfTheProduct_UseOnlyWhatTheTableAllows()
    {
        var projects = Directory.GetFiles(RepositoryFiles.Path("src"), "*.csproj", SearchOption.AllDirectories);
        Assert.Equal(Arrows.Keys.Order(), projects.Select(path => Path.GetFileNameWithoutExtension(path)).Order());
        foreach (var project in projects)
        {
            var used = Items(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));
            Assert.Equal(Arrows[Path.GetFileNameWithoutExtension(project)], used.Order());
        }
    }

    [Fact]
    public void Core_Packages_AreMathematicsOnly() =>
        Assert.Equal(CorePackages, Items(RepositoryFiles.Path("src/MetaRouter.Core/MetaRouter.Core.csproj"), "PackageReference").Order());

    [Fact]
    public void RegistryGaps_AreMentioned_OnlyUnderEng()
    {
        var projects = Directory.GetFiles(RepositoryFiles.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains("node_modules", StringComparison.Ordinal) && !path.StartsWith(RepositoryFiles.Path("eng"), StringComparison.Ordinal));
        Assert.All(projects, path => Assert.DoesNotContain("UseOfficialPackages", File.ReadAllText(path), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(item => item.Attribute("Include")!.Value);
}
