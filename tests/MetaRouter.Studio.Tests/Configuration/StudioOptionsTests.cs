using MetaRouter.Studio.Configuration;
using MetaRouter.TestKit;
using Microsoft.Extensions.Configuration;

namespace MetaRouter.Studio.Tests.Configuration;

public sealed class StudioOptionsTests
{
    private static readonly Dictionary<string, string?> PaidCandidate = new()
    {
        ["MetaRouter:Providers:0:Id"] = "p",
        ["MetaRouter:Providers:0:BaseUrl"] = "https://example.com",
        ["MetaRouter:Candidates:0:Provider"] = "p",
        ["MetaRouter:Candidates:0:Model"] = "m",
        ["MetaRouter:Candidates:0:InputPerMillion"] = "1",
        ["MetaRouter:Candidates:0:OutputPerMillion"] = "2",
    };

    [Fact]
    public void Sample_AsItIs_CanBeRead()
    {
        var options = StudioOptions.Read(new ConfigurationBuilder().AddJsonFile(RepositoryFiles.Path("appsettings.sample.json")).Build());
        Assert.Equal(2, options.Candidates.Count);
        var defaults = new StudioOptions();
        Assert.Equal(
            (defaults.DataDirectory, defaults.Database.PostgreSQL, defaults.AnswerBank.Answers, defaults.AnswerBank.Pool, defaults.AnswerBank.Pace, defaults.Guests.MaySpend, defaults.Guests.DailyUsd, defaults.Guests.NewPerMinute, defaults.Pairs.Exploration),
            (options.DataDirectory, options.Database.PostgreSQL, options.AnswerBank.Answers, options.AnswerBank.Pool, options.AnswerBank.Pace, options.Guests.MaySpend, options.Guests.DailyUsd, options.Guests.NewPerMinute, options.Pairs.Exploration));
    }

    [Fact]
    public void Defaults_WithoutAnyKey_AreValid() => Assert.Empty(Read([]).Candidates);

    [Theory]
    [InlineData("MetaRouter:AnswerBank:Pace", "-1", "MetaRouter:AnswerBank:Pace")]
    [InlineData("MetaRouter:Guests:DailyUsd", "-1", "MetaRouter:Guests:DailyUsd")]
    [InlineData("MetaRouter:Guests:NewPerMinute", "0", "MetaRouter:Guests:NewPerMinute")]
    [InlineData("MetaRouter:Pairs:Exploration", "1.5", "MetaRouter:Pairs:Exploration")]
    [InlineData("MetaRouter:ModelsDirectory", "no-such-directory", "MetaRouter:ModelsDirectory")]
    [InlineData("MetaRouter:AnswerBank:Answers", "no-such-file.jsonl", "MetaRouter:AnswerBank:Answers")]
    [InlineData("MetaRouter:AnswerBank:Pool", "no-such-file.json", "MetaRouter:AnswerBank:Pool")]
    [InlineData("MetaRouter:DataDirectory", " ", "MetaRouter:DataDirectory")]
    [InlineData("MetaRouter:AnswerBank:Answers", "", "MetaRouter:Candidates")]
    [InlineData("MetaRouter:Guests:DayliUsd", "1", "DayliUsd")]
    [InlineData("MetaRouter:Candidates:0:Provider", "q", "MetaRouter:Candidates:0:Provider")]
    [InlineData("MetaRouter:Candidates:0:Model", "", "MetaRouter:Candidates:0:Model")]
    [InlineData("MetaRouter:Candidates:0:OutputPerMillion", "-2", "MetaRouter:Candidates:0:OutputPerMillion")]
    [InlineData("MetaRouter:Candidates:0:InputPerMillion", null, "MetaRouter:Candidates:0:InputPerMillion")]
    [InlineData("MetaRouter:Candidates:0:MaxOutputTokens", "0", "MetaRouter:Candidates:0:MaxOutputTokens")]
    [InlineData("MetaRouter:Candidates:0:Quality", "1.5", "MetaRouter:Candidates:0:Quality")]
    public void Mistake_InAnyKey_IsNamed(string key, string? value, string named)
    {
        var keys = key.Contains("Candidates", StringComparison.Ordinal) ? new Dictionary<string, string?>(PaidCandidate) : [];
        if (value is null) keys.Remove(key);
        else keys[key] = value;
        var error = Assert.Throws<StudioConfigurationException>(() => Read(keys));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080", false, true)]
    [InlineData("http://localhost:5080;http://[::1]:5081", false, true)]
    [InlineData("http://0.0.0.0:5080", false, false)]
    [InlineData("http://*:5080", false, false)]
    [InlineData("http://127.0.0.1:5080;http://192.168.1.7:80", false, false)]
    [InlineData("http://0.0.0.0:5080", true, true)]
    public void PaidCandidate_OnAnAddressOthersReach_NeedsConsent(string urls, bool maySpend, bool isAllowed)
    {
        var keys = new Dictionary<string, string?>(PaidCandidate) { ["urls"] = urls, ["MetaRouter:Guests:MaySpend"] = maySpend.ToString() };
        if (isAllowed) Read(keys);
        else Assert.Contains("MetaRouter:Guests:MaySpend", Assert.Throws<StudioConfigurationException>(() => Read(keys)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PaidCandidate_OnAnEndpointOfKestrelThatOthersReach_NeedsConsent()
    {
        var keys = new Dictionary<string, string?>(PaidCandidate) { ["urls"] = "http://127.0.0.1:5080", ["Kestrel:Endpoints:Http:Url"] = "http://0.0.0.0:80" };
        Assert.Contains("http://0.0.0.0:80", Assert.Throws<StudioConfigurationException>(() => Read(keys)).Message, StringComparison.Ordinal);
    }

    private static StudioOptions Read(Dictionary<string, string?> keys) =>
        StudioOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(keys).Build());
}
