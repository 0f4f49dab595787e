using System.Text.RegularExpressions;
using MetaRouter.TestKit;

namespace MetaRouter.Architecture.Tests;

/// <summary>Rules that a glance at the files can check.</summary>
public sealed partial class SourceRuleTests
{
    private const int MostLines = 400;

    [Fact]
    public void Files_OfTheProductAndItsTests_StayShort()
    {
        var tooLong = SourceFiles("src", "tests", "bench")
            .Select(path => (Path: path, Lines: File.ReadLines(path).Count()))
            .Where(file => file.Lines > MostLines);
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Features_OfTheStudio_DoNotUseEachOther()
    {
        var features = Directory.GetDirectories(RepositoryFiles.Path("src/MetaRouter.Studio/Features"));
        Assert.True(features.Length >= 2);
        foreach (var feature in features)
        {
            var others = features.Where(other => other != feature).Select(other => $"Features.{Path.GetFileName(other)}").ToList();
            foreach (var file in Directory.GetFiles(feature, "*.*", SearchOption.AllDirectories).Where(IsSource))
            {
                var text = File.ReadAllText(file);
                Assert.All(others, other => Assert.DoesNotContain(other, text, StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void RawMarkup_InTheStudio_IsMadeByOneComponent()
    {
        var makers = SourceFiles("src")
            .Where(path => File.ReadAllText(path).Contains("(MarkupString)", StringComparison.Ordinal))
            .Select(path => Path.GetFileName(path));
        Assert.Equal(["MarkdownText.razor"], makers);
    }

    [Fact]
    public void Texts_InRazorFiles_ComeFromResources()
    {
        // A run of two or more words between tags, and any word in an attribute that is shown or read out, is text for people.
        var offenders =
            from path in SourceFiles("src").Where(path => path.EndsWith(".razor", StringComparison.Ordinal))
            let markup = RazorComment().Replace(CodeBlock().Replace(File.ReadAllText(path), ""), "")
            from match in LiteralText().Matches(markup).Concat(LiteralAttribute().Matches(markup))
            select $"{Path.GetFileName(path)}: {match.Value.Trim()}";
        Assert.Empty(offenders);
    }

    private static IEnumerable<string> SourceFiles(params string[] folders) =>
        folders.SelectMany(folder => Directory.GetFiles(RepositoryFiles.Path(folder), "*.*", SearchOption.AllDirectories)).Where(IsSource);

    private static bool IsSource(string path) =>
        (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".js", StringComparison.Ordinal))
        && !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations" or "vendor" or "_framework" or "node_modules");

    [GeneratedRegex(@"(?<=>)[^<>@{}()=;]*[A-Za-z]{2,} [A-Za-z]{2,}[^<>@{}()=;]*(?=<)")]
    private static partial Regex LiteralText();

    [GeneratedRegex("""(?<![\w-])(?:aria-(?:label|description|roledescription|valuetext)|title|placeholder|alt)="[^@"]*[A-Za-z]{2,}[^"]*["]""")]
    private static partial Regex LiteralAttribute();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"@code\s*\{.*\}", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
