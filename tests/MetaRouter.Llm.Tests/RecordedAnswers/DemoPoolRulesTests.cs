using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetaRouter.Llm.RecordedAnswers;
using MetaRouter.TestKit;

namespace MetaRouter.Llm.Tests.RecordedAnswers;

/// <summary>What the demo pool promises: breadth, originality, and grades worth judging.</summary>
public sealed partial class DemoPoolRulesTests
{
    private const int LongestSharedRun = 11;
    private static readonly string Folder = RepositoryFiles.Path("models/demo-pool");

    [Fact]
    public async Task Questions_PerFamily_AtLeastEight()
    {
        var bank = await LoadAsync();
        var families = bank.Questions.GroupBy(question => question.Task).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal(["code", "math", "qa", "reasoning", "writing"], families.Keys.Order());
        Assert.All(families.Values, count => Assert.True(count >= 8));
        Assert.True(bank.Questions.Length >= 48);
        Assert.All(bank.Questions, question => Assert.Equal(5, question.Answers.Count));
    }

    [Fact]
    public async Task Answers_AnyTwo_ShareNoRunOfTwelveWords()
    {
        var bank = await LoadAsync();
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        var shared = new List<string>();
        foreach (var question in bank.Questions)
            foreach (var (candidate, answer) in question.Answers)
            {
                var owner = $"{question.Id} {candidate}";
                var words = Word().Matches(answer.Text.ToLowerInvariant()).Select(match => match.Value).ToList();
                for (var start = 0; start + LongestSharedRun < words.Count; start++)
                {
                    var run = string.Join(' ', words.Skip(start).Take(LongestSharedRun + 1));
                    if (!owners.TryAdd(run, owner) && owners[run] != owner) shared.Add($"{owners[run]} and {owner}: {run}");
                }
            }

        Assert.Empty(shared);
    }

    [Fact]
    public async Task Grades_AlongThePrices_RiseInTheMeanButNotAlways()
    {
        var bank = await LoadAsync();
        var byPrice = bank.Candidates.OrderBy(candidate => candidate.OutputPerMillion).Select(candidate => candidate.Id).ToList();
        var means = byPrice.Select(id => bank.Questions.Average(question => question.Answers[id].Quality!.Value)).ToList();
        Assert.Equal(means.Order(), means);
        Assert.Equal(means.Count, means.Distinct().Count());
        Assert.InRange(bank.Candidates.Max(candidate => candidate.OutputPerMillion) / bank.Candidates.Min(candidate => candidate.OutputPerMillion), 40, 80);

        var pairs = (
            from question in bank.Questions
            from first in question.Answers.Values
            from second in question.Answers.Values
            where first.CostUsd < second.CostUsd
            select first.Quality >= second.Quality).ToList();
        Assert.True(pairs.Count(cheaperWinsOrTies => cheaperWinsOrTies) >= 0.2 * pairs.Count);
    }

    [Fact]
    public async Task Costs_OfEveryAnswer_FollowFromTokensAndPrices()
    {
        var bank = await LoadAsync();
        foreach (var question in bank.Questions)
            foreach (var candidate in bank.Candidates)
            {
                var answer = question.Answers[candidate.Id];
                var price = candidate.ToCandidate("recorded", bank.PriceVersion).Price;
                Assert.Equal(price.CostOf(TokenEstimate.Of(question.Query), answer.OutputTokens).Usd, answer.CostUsd!.Value);
            }
    }

    [Fact]
    public async Task Grades_OfTheBank_AreMeansOfTwoReadings()
    {
        var bank = await LoadAsync();
        var readings = (await File.ReadAllLinesAsync(Path.Combine(Folder, "grades.jsonl"))).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(bank.Questions.Length, readings.Count);
        foreach (var reading in readings)
        {
            var question = bank.FindById(reading.GetProperty("id").GetString()!)!;
            foreach (var grades in reading.GetProperty("grades").EnumerateObject())
            {
                Assert.Equal(2, grades.Value.GetArrayLength());
                Assert.Equal(grades.Value.EnumerateArray().Average(grade => grade.GetDouble()), question.Answers[grades.Name].Quality!.Value, 3);
            }
        }
    }

    [Fact]
    public async Task Files_OfThePool_MatchTheManifest()
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "manifest.json")));
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateObject())
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(Folder, file.Name));
            Assert.Equal(file.Value.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    private static Task<AnswerBank> LoadAsync() =>
        AnswerBank.LoadAsync(Path.Combine(Folder, "answers.jsonl"), Path.Combine(Folder, "pool.json"), CancellationToken.None);

    [GeneratedRegex("[a-z0-9]+")]
    private static partial Regex Word();
}
