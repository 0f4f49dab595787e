using System.Net;
using System.Text.Json;
using MetaRouter.Data.Comparisons;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Tests.Features.Preference;

/// <summary>The download of one's own data, through the whole application.</summary>
public sealed class MyDataTests : IAsyncLifetime
{
    private RunningApplication _studio = null!;

    public async Task InitializeAsync() => _studio = await RunningApplication.StartAsync(["AnswerBank:Pace=0"]);

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Download_WithoutCookie_IsUnauthorised()
    {
        var response = await _studio.GetAsync(StudioUrls.MyData);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Download_WithCookie_GivesOnlyThatPerson()
    {
        var (first, second) = (await _studio.CookieAsync(), await _studio.CookieAsync());
        var (mine, theirs) = ((await DownloadAsync(first)).PersonId, (await DownloadAsync(second)).PersonId);
        Assert.NotEqual(mine, theirs);

        var (myQuestion, theirQuestion) = (await AskAsync(mine, 0), await AskAsync(theirs, 1));

        Assert.Equal((mine, myQuestion), Single(await DownloadAsync(first)));
        Assert.Equal((theirs, theirQuestion), Single(await DownloadAsync(second)));
    }

    [Fact]
    public async Task Download_BeforeTheVote_NamesNoCandidate()
    {
        var cookie = await _studio.CookieAsync();
        var person = (await DownloadAsync(cookie)).PersonId;
        await AskAsync(person, 0);
        var replaced = (await _studio.Get<ComparisonStore>().LatestUnfinishedAsync(person, DateTimeOffset.MinValue, CancellationToken.None))!;
        await AskAsync(person, 0, replaced.Id);
        Assert.Equal(ComparisonState.Superseded, (await _studio.Get<ComparisonStore>().FindAsync(person, replaced.Id, CancellationToken.None))!.State);

        var text = await (await _studio.GetAsync(StudioUrls.MyData, cookie)).Content.ReadAsStringAsync();

        Assert.All(_studio.Get<CandidatePools>().Recorded!.Candidates.Candidates, candidate => Assert.DoesNotContain(candidate.Id, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Download_WithForgedCookie_IsUnauthorised()
    {
        var forged = (await _studio.CookieAsync())[..^8] + "AAAAAAAA";

        var response = await _studio.GetAsync(StudioUrls.MyData, forged);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static (Guid PersonId, string Query) Single((Guid PersonId, IReadOnlyList<string> Queries) download) =>
        (download.PersonId, Assert.Single(download.Queries));

    private async Task<string> AskAsync(Guid person, int sample, Guid? replaces = null)
    {
        var query = _studio.Get<CandidatePools>().Samples[sample].Question.Query;
        var asked = await _studio.Get<ComparisonAsking>().AskAsync(new AskRequest(person, query, Replaces: replaces), CancellationToken.None);
        await asked.Run!.Completion;
        Assert.Equal(ComparisonState.Open, (await _studio.Get<ComparisonStore>().FindAsync(person, asked.Run.Id, CancellationToken.None))!.State);
        return query;
    }

    private async Task<(Guid PersonId, IReadOnlyList<string> Queries)> DownloadAsync(string cookie)
    {
        var response = await _studio.GetAsync(StudioUrls.MyData, cookie);
        Assert.Equal("attachment; filename=\"metarouter-my-data.json\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        using var data = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (data.RootElement.GetProperty("person").GetProperty("id").GetGuid(),
            [.. data.RootElement.GetProperty("comparisons").EnumerateArray().Select(comparison => comparison.GetProperty("query").GetString()!)]);
    }
}
