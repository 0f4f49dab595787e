using MetaRouter.Llm.OpenAI;

namespace MetaRouter.Llm.Tests.OpenAI;

public sealed class BaseUrlTests
{
    [Theory]
    [InlineData("http://localhost:11434", "http://localhost:11434/v1")]
    [InlineData("http://localhost:11434/", "http://localhost:11434/v1")]
    [InlineData("http://localhost:11434/v1", "http://localhost:11434/v1")]
    [InlineData("http://localhost:11434/v1/", "http://localhost:11434/v1")]
    [InlineData("https://openrouter.ai/api", "https://openrouter.ai/api/v1")]
    [InlineData("https://openrouter.ai/api/v1/chat/completions", "https://openrouter.ai/api/v1")]
    [InlineData("https://example.org/v1beta/openai/", "https://example.org/v1beta/openai")]
    public void Complete_AddressAsPeopleWriteIt_EndsBeforeTheProtocolsPaths(string url, string expected) =>
        Assert.Equal(new Uri(expected), BaseUrl.Complete(new Uri(url)));
}
