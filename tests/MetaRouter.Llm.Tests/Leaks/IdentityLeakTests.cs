using MetaRouter.Core.Candidates;
using MetaRouter.Llm.Leaks;

namespace MetaRouter.Llm.Tests.Leaks;

public sealed class IdentityLeakTests
{
    private static readonly CandidateModel[] Pool =
    [
        Candidate("demo/core", "Core", "Fictional Machines"),
        Candidate("demo/pro", "Pro", "Fictional Machines"),
        Candidate("zq7-canary-1b", "Zq7 Canary", "Zq7 Labs"),
    ];

    [Theory]
    [InlineData("I'm Claude, how can I help?")]
    [InlineData("Hello! I am ChatGPT, a large language model.")]
    [InlineData("As GPT-4, I cannot browse the web.")]
    [InlineData("As ChatGPT I would say so.")]
    [InlineData("As an AI developed by OpenAI, I don't have real-time data.")]
    [InlineData("I am a large language model, trained by Google.")]
    [InlineData("I'm just an AI assistant trained by Meta AI, and my primary function is to help.")]
    [InlineData("Sorry. I am an AI language model based on the transformers architecture developed by 01.AI, and I can help.")]
    [InlineData("You can call me Vicuna, and I was trained by researchers.")]
    [InlineData("You can call me \"Yi,\" which is short.")]
    [InlineData("I was trained by Large Model Systems Organization (LMSYS) researchers.")]
    [InlineData("I was created by Anthropic.")]
    [InlineData("My name is Gemini.")]
    [InlineData("My creators at DeepSeek did not say.")]
    [InlineData("I'm an assistant called Qwen2.5.")]
    [InlineData("OpenAI trained me to be helpful.")]
    [InlineData("I’m powered by Mistral.")]
    [InlineData("You are talking to Grok.")]
    [InlineData("I'm Core, nice to meet you.")]
    [InlineData("I am demo/core.")]
    [InlineData("I was built by Fictional Machines.")]
    [InlineData("As Zq7 Canary, I know.")]
    [InlineData("I'm zq7-canary-1b.")]
    public void Names_AnswerSpeaksOfItself_IsALeak(string answer) => Assert.True(IdentityLeak.Names(answer, Pool));

    [Theory]
    [InlineData("")]
    [InlineData("The core of the argument is simple.")]
    [InlineData("I am core to this team, and I'm pro free speech.")]
    [InlineData("Core values matter. As core developers, I and others agree.")]
    [InlineData("ChatGPT is an AI language model developed by OpenAI.")]
    [InlineData("You could ask Claude or Gemini; I recommend the phone made by Google.")]
    [InlineData("I'm not sure whether Microsoft Excel can do this.")]
    [InlineData("As Google grew, I think, so did its costs.")]
    [InlineData("As an AI language model, I do not have opinions. Windows was developed by Microsoft.")]
    [InlineData("As an AI language model, I can say that Windows was developed by Microsoft.")]
    [InlineData("I am happy to say that Windows was developed by Microsoft.")]
    [InlineData("The article by Jean-Claude Devèze, and Claude Navier's work.")]
    [InlineData("\"I'm Claude,\" said the painter, and Monet bowed.")]
    [InlineData("The model was trained by OpenAI on public data.")]
    [InlineData("This is Google's main product.")]
    [InlineData("Dear team, I was promoted by my manager at Amazon.")]
    public void Names_AnswerSpeaksOfOthers_IsNoLeak(string answer) => Assert.False(IdentityLeak.Names(answer, Pool));

    [Fact]
    public void Names_LongAnswerWithoutLeak_IsReadQuickly()
    {
        var answer = string.Concat(Enumerable.Repeat("I am an assistant model, as a program I was made by someone, not Google, and ", 10_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Assert.False(IdentityLeak.Names(answer, Pool));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    private static CandidateModel Candidate(string id, string name, string maker) => new()
    {
        Id = id,
        Name = name,
        Maker = maker,
        ProviderId = "recorded",
        ProviderModel = id,
        Price = new TokenPrice(1, 2, "test-1"),
    };
}
