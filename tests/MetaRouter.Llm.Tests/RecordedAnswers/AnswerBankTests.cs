using System.Text.Json;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.TestKit.RecordedAnswers;

namespace MetaRouter.Llm.Tests.RecordedAnswers;

public sealed class AnswerBankTests : IDisposable
{
    private const string GoodAnswer = """{"demo/small":{"text":"a","output_tokens":1},"demo/large":{"text":"b","output_tokens":1}}""";

    private readonly TestBank _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("answers.jsonl")]
    [InlineData("answers.jsonl.gz")]
    public async Task Load_PlainOrCompressed_ReadsQuestionsAndPool(string name)
    {
        var bank = await _files.LoadAsync(name: name);

        Assert.Equal("recorded test answers", bank.Label);
        Assert.Equal("test-1", bank.PriceVersion);
        Assert.Equal(["demo/small", "demo/large"], bank.Candidates.Select(candidate => candidate.Id));
        Assert.Equal(0.6m, bank.Candidates[0].OutputPerMillion);
        Assert.Equal(TimeSpan.FromMilliseconds(500), bank.Candidates[0].TimeToFirstToken);
        Assert.Equal(80, bank.Candidates[1].TokensPerSecond);
        Assert.Equal(["q1", "q2"], bank.Questions.Select(question => question.Id));
        Assert.Equal(new RecordedAnswer("Canberra", 2, 1, 0.0003m), bank.Questions[0].Answers["demo/large"]);
        Assert.Equal(new OnboardingQuestion("q1", "demo/large", "demo/small"), Assert.Single(bank.Onboarding));
    }

    [Fact]
    public async Task Load_AnswersOfStrangersAndBlankAnswers_AreLeftOut()
    {
        var bank = await _files.LoadAsync();

        Assert.DoesNotContain("demo/stranger", bank.Questions[0].Answers.Keys);
        Assert.Equal(["demo/small"], bank.FindById("q2")!.Answers.Keys);
    }

    [Theory]
    [InlineData("Which city?\r\nOne word.", "q1")]
    [InlineData("  Which city?\nOne word. \n", "q1")]
    [InlineData("which city?\nOne word.", null)]
    [InlineData("", null)]
    public async Task Find_ByText_IgnoresOnlyBlanksAroundAndLineEnds(string query, string? expected)
    {
        var bank = await _files.LoadAsync();

        Assert.Equal(expected, bank.Find(query)?.Id);
    }

    [Fact]
    public async Task ToCandidate_OfBankCandidate_CarriesPriceAndProvider()
    {
        var bank = await _files.LoadAsync();

        var candidate = bank.Candidates[0].ToCandidate("recorded", bank.PriceVersion);

        Assert.Equal(("demo/small", "recorded", "demo/small"), (candidate.Id, candidate.ProviderId, candidate.ProviderModel));
        Assert.Equal(0.15m * 10 / 1_000_000 + 0.6m * 20 / 1_000_000, candidate.Price.CostOf(10, 20).Usd);
    }

    [Theory]
    [InlineData("""{"id":"q1","task":"qa","query":"?","answers":""", "line 2: ")]
    [InlineData("""null""", "line 2: ", "null")]
    [InlineData("""{"id":"q2","task":"qa","query":"?"}""", "line 2: ", "answers")]
    [InlineData("""{"id":"q2","task":"qa","query":"?","answers":{"demo/small":{"text":"a"}}}""", "line 2: ", "output_tokens")]
    [InlineData("""{"id":"q2","task":"qa","query":"?","answers":{"demo/small":{"text":null,"output_tokens":1}}}""", "line 2: ", "Text")]
    [InlineData("""{"id":"q2","task":"qa","query":"?","answers":{"demo/small":{"text":"a","output_tokens":-1}}}""", "line 2: ", "answers['demo/small'].output_tokens", "-1")]
    [InlineData("""{"id":"q2","task":"qa","query":"?","answers":{"demo/small":{"text":"a","output_tokens":1,"quality":1.5}}}""", "quality", "[0, 1]", "1.5")]
    [InlineData("""{"id":"q2","task":"qa","query":"?","answers":{"demo/small":{"text":"a","output_tokens":1,"cost_usd":-0.1}}}""", "cost_usd", "-0.1")]
    [InlineData("""{"id":" ","task":"qa","query":"?","answers":{}}""", "line 2: ", "'id' is empty")]
    [InlineData("""{"id":"q2","task":"qa","query":"","answers":{}}""", "line 2: ", "'query' is empty")]
    [InlineData("""{"id":"q1","task":"qa","query":"?","answers":{}}""", "line 2: ", "'q1'", "line 1")]
    public async Task Load_BadLine_IsRefusedWithItsNumberAndReason(string line, params string[] expected)
    {
        var first = $$"""{"id":"q1","task":"qa","query":"First?","answers":{{GoodAnswer}}}""";

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => _files.LoadAsync($"{first}\n{line}\n"));

        Assert.Contains("answers.jsonl", refusal.Message, StringComparison.Ordinal);
        Assert.All(expected, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\n \n", "holds no question")]
    [InlineData("""{"id":"q1","task":"qa","query":"?","answers":{"other":{"text":"a","output_tokens":1}}}""", "holds no answer of the pool's")]
    public async Task Load_BankWithoutUse_IsRefused(string answers, string expected)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => _files.LoadAsync(answers));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_PlainFileNamedGz_IsRefusedWithTheFix()
    {
        _files.Write("pool.json", TestBank.Pool);
        var plain = _files.Write("plain.jsonl", TestBank.Answers);
        File.Move(plain, plain + ".gz");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => AnswerBank.LoadAsync(plain + ".gz", _files.PoolPath, CancellationToken.None));

        Assert.Contains("not gzip", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"question":"q9","dearer":"demo/large","cheaper":"demo/small"}""", "'q9' is not in the bank")]
    [InlineData("""{"question":"q2","dearer":"demo/large","cheaper":"demo/small"}""", "no answer of 'demo/large'")]
    [InlineData("""{"question":"q1","dearer":"demo/small","cheaper":"demo/unknown"}""", "no answer of 'demo/unknown'")]
    [InlineData("""{"question":"q1","dearer":"demo/small","cheaper":"demo/small"}""", "with itself")]
    [InlineData("""{"question":"q1","dearer":"demo/small"}""", "pool.json, line")]
    public async Task Load_BadOnboardingPair_IsRefused(string pair, string expected)
    {
        var pool = TestBank.Pool.Replace("""{"question":"q1","dearer":"demo/large","cheaper":"demo/small"}""", pair, StringComparison.Ordinal);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => _files.LoadAsync(pool: pool));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"tokens_per_second\":10", "\"tokens_per_second\":0", "candidates[0].tokens_per_second")]
    [InlineData("\"ttft_ms\":500", "\"ttft_ms\":-1", "candidates[0].ttft_ms")]
    [InlineData("\"input_per_million\":3", "\"input_per_million\":-3", "candidates[1].input_per_million")]
    [InlineData("\"output_per_million\":15", "\"output_per_million\":-15", "candidates[1].output_per_million")]
    [InlineData("\"name\":\"Large\"", "\"name\":\"\"", "candidates[1].name")]
    [InlineData("\"id\":\"demo/large\"", "\"id\":\"demo/small\"", "'demo/small' occurs 2 times")]
    [InlineData("\"name\":\"Large\",", "", "line 4")]
    [InlineData("{\"label\"", "[{\"label\"", "pool.json, line 1")]
    public async Task Load_BadPoolFile_IsRefusedWithTheKey(string good, string bad, string expected)
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(
            () => _files.LoadAsync(pool: TestBank.Pool.Replace(good, bad, StringComparison.Ordinal)));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_CandidateWithoutAnyAnswer_IsNamed()
    {
        var answers = _files.Write("one.jsonl", """{"id":"x","task":"qa","query":"?","answers":{"gpt-4-0613":{"text":"a","output_tokens":1}}}""");

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => AnswerBank.LoadAsync(answers, SharedBank.PoolPath, CancellationToken.None));

        Assert.Contains("Yi-34B-Chat", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("gpt-4-0613", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_SharedBankWithItsPriceFile_HoldsEveryCandidate()
    {
        if (SharedBank.AnswersPath is not { } answers)
        {
            using var pool = JsonDocument.Parse(await File.ReadAllTextAsync(SharedBank.PoolPath));
            var ids = pool.RootElement.GetProperty("candidates").EnumerateArray().Select(candidate => candidate.GetProperty("id").GetString()!);
            var recorded = ids.ToDictionary(id => id, _ => new { text = "a", output_tokens = 1 });
            answers = _files.Write("one.jsonl", JsonSerializer.Serialize(new { id = "x", task = "qa", query = "?", answers = recorded }));
        }

        var bank = await AnswerBank.LoadAsync(answers, SharedBank.PoolPath, CancellationToken.None);

        Assert.Equal(12, bank.Candidates.Length);
        if (SharedBank.AnswersPath is null) return;
        Assert.Equal(400, bank.Questions.Length);
        Assert.All(bank.Candidates, candidate => Assert.True(bank.Questions.Count(question => question.Answers.ContainsKey(candidate.Id)) >= 399));
        Assert.All(bank.Questions, question => Assert.NotNull(bank.Find(question.Query)));
    }
}
