using System.Text.RegularExpressions;
using MetaRouter.TestKit;

namespace MetaRouter.Architecture.Tests;

/// <summary>No call of a provider gets past the ledger: only the provider's own wiring can make one.</summary>
public sealed partial class SpendingRuleTests
{
    private const string Wiring = "src/MetaRouter.Llm/Providers/ChatClientDirectory.cs";
    private const string Transport = "src/MetaRouter.Llm/OpenAI/OpenAIChatClient.cs";

    [Fact]
    public void ProvidersClients_OfTheProduct_AreMadeByTheDirectoryAlone()
    {
        Assert.Equal([Wiring], FilesWith(MakesProvidersClient()));
        // A type of its own that answers, anywhere else, would be another way out: clients only wrap clients, or replay the bank.
        Assert.Equal([Transport, "src/MetaRouter.Llm/RecordedAnswers/RecordedChatClient.cs"], FilesWith(IsChatClient()));
    }

    [Fact]
    public void OpenAIsPackage_IsUsed_InItsFolderOnly() =>
        Assert.All(FilesWith(UsesOpenAI()), file => Assert.StartsWith("src/MetaRouter.Llm/OpenAI/", file, StringComparison.Ordinal));

    [Fact]
    public void NetworkConnections_OfTheProduct_AreMadeByNobodyElse() => Assert.Empty(FilesWith(MakesConnection()));

    [Fact]
    public void Directory_OfClients_PutsTheLedgerAroundEveryProvider()
    {
        var text = File.ReadAllText(RepositoryFiles.Path(Wiring));
        Assert.Contains("MeteredCall.Charged(_ledger", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(HandsOutClient(), text);
        Assert.Matches(@"internal sealed class OpenAIChatClient", File.ReadAllText(RepositoryFiles.Path(Transport)));
    }

    private static List<string> FilesWith(Regex pattern) =>
    [
        .. from path in Directory.GetFiles(RepositoryFiles.Path("src"), "*.*", SearchOption.AllDirectories)
           where path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal)
           where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
           where pattern.IsMatch(File.ReadAllText(path))
           orderby path
           select Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/'),
    ];

    [GeneratedRegex(@"new\s+(?:[\w.:]*\.)?OpenAIChatClient\s*\(")]
    private static partial Regex MakesProvidersClient();

    [GeneratedRegex(@"class\s+\w+(?:\([^)]*\))?\s*:\s*(?:[\w.]+,\s*)*IChatClient\b")]
    private static partial Regex IsChatClient();

    [GeneratedRegex(@"using\s+(?:global::)?OpenAI\b|global::OpenAI\.|new\s+(?:OpenAIClient|ChatClient)\s*\(")]
    private static partial Regex UsesOpenAI();

    [GeneratedRegex(@"\b(?:HttpClient|HttpMessageInvoker|SocketsHttpHandler|IHttpClientFactory|WebClient|TcpClient|ClientWebSocket|HttpWebRequest)\b|\.AddHttpClient\(|new\s+Socket\(")]
    private static partial Regex MakesConnection();

    [GeneratedRegex(@"(?:public|internal)\s+(?:static\s+)?(?:async\s+)?[\w<>]*IChatClient[\w<>]*\s+\w+\s*\(")]
    private static partial Regex HandsOutClient();
}
