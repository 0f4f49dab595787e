using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Research.Exports;
using MetaRouter.Studio.Pools;
using MetaRouter.Studio.Settings;

namespace MetaRouter.Studio.Tests.Features.Research.Exports;

/// <summary>Exports for programs and downloads, through the whole application.</summary>
public sealed class ExportEndpointTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private RunningApplication _studio = null!;
    private string _researcher = "";

    public async Task InitializeAsync()
    {
        _studio = await RunningApplication.StartAsync(["AnswerBank:Pace=0"]);
        _researcher = await _studio.CookieAsync(Role.Researcher);
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Export_WhoeverIsNoResearcher_IsRefusedInJson()
    {
        string[] urls = ["/api/export/arena", "/api/export/arena/manifest", "/research/exports/files/metarouter-arena-20260101-000000-abcdef.zip"];
        foreach (var url in urls)
        {
            Assert.Equal((HttpStatusCode.Unauthorized, "access_error"), await RefusalAsync(url, null));
            Assert.Equal((HttpStatusCode.Forbidden, "access_error"), await RefusalAsync(url, await _studio.CookieAsync()));
            Assert.Equal((HttpStatusCode.Forbidden, "access_error"), await RefusalAsync(url, await _studio.CookieAsync(Role.User)));
        }
    }

    [Theory]
    [InlineData("/api/export/everything", HttpStatusCode.NotFound, "kind")]
    [InlineData("/api/export/arena?format=parquet", HttpStatusCode.BadRequest, "format")]
    [InlineData("/api/export/arena?from=yesterday", HttpStatusCode.BadRequest, "from")]
    [InlineData("/api/export/arena?prices_shown=maybe", HttpStatusCode.BadRequest, "prices_shown")]
    [InlineData("/api/export/arena?form=csv", HttpStatusCode.BadRequest, "form")]
    [InlineData("/api/export/arena?category=a&category=b", HttpStatusCode.BadRequest, "category")]
    [InlineData("/api/export/bandit?category=math", HttpStatusCode.BadRequest, "kind")]
    public async Task Export_WrongRequest_IsRefusedWithTheParameter(string url, HttpStatusCode status, string parameter)
    {
        var response = await _studio.GetAsync(url, _researcher);

        Assert.Equal(status, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        var error = json.RootElement.GetProperty("error");
        Assert.Equal(("invalid_request_error", parameter, "invalid_parameter"), (error.GetProperty("type").GetString(), error.GetProperty("param").GetString(), error.GetProperty("code").GetString()));
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Export_Researcher_GetsRowsWhoseManifestHasTheirHash()
    {
        await AllowAsync();
        await VoteAsync();
        await VoteAsync();

        var response = await _studio.GetAsync("/api/export/arena?language=en", _researcher);
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/jsonl", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment; filename=\"arena.jsonl\"", response.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(2, Encoding.UTF8.GetString(bytes).Count(letter => letter == '\n'));
        await VoteAsync();
        var asOf = Uri.EscapeDataString(Assert.Single(response.Headers.GetValues(ExportEndpoints.AsOfHeader)));
        var manifest = await (await _studio.GetAsync($"/api/export/arena/manifest?language=en&as_of={asOf}", _researcher)).Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(manifest);
        Assert.Equal(2, json.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), json.RootElement.GetProperty("files")[0].GetProperty("sha256").GetString());
        var noted = await _studio.Get<AuditLog>().ReadAsync(10, null, None);
        Assert.Contains(noted, entry => entry is { Action: "dataset.exported", Subject: "arena", Details: "arena.jsonl, language en" } && entry.ActorName.StartsWith("Researcher", StringComparison.Ordinal));
        var csv = await (await _studio.GetAsync("/api/export/dpo?format=csv", _researcher)).Content.ReadAsStringAsync();
        Assert.StartsWith("prompt,chosen,rejected,metarouter.id,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_NobodyAsked_IsEmpty()
    {
        await VoteAsync();

        var response = await _studio.GetAsync("/api/export/arena", _researcher);

        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Download_FinishedFile_GoesOnWhereItStopped()
    {
        await AllowAsync();
        await VoteAsync();
        var job = _studio.Get<ExportJobs>().Start(new Actor(Guid.NewGuid(), "r"), new DatasetRequest { Kind = DatasetKind.Arena })!;
        await job.Completion;
        var file = job.File!;

        var whole = await (await _studio.GetAsync(file.Url, _researcher)).Content.ReadAsByteArrayAsync();
        var rest = await _studio.GetAsync(file.Url, _researcher, range: new RangeHeaderValue(100, null));

        Assert.Equal((file.Bytes, file.Sha256), (whole.LongLength, Convert.ToHexStringLower(SHA256.HashData(whole))));
        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[100..], await rest.Content.ReadAsByteArrayAsync());
        foreach (var name in new[] { "..%2Fmetarouter.db", "metarouter-arena-20260101-000000-abcdef.zip", file.Name + ".json" })
            Assert.Equal(HttpStatusCode.NotFound, (await _studio.GetAsync("/research/exports/files/" + name, _researcher)).StatusCode);
    }

    private async Task<(HttpStatusCode, string?)> RefusalAsync(string url, string? cookie)
    {
        var response = await _studio.GetAsync(url, cookie, "application/json");
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, json.RootElement.GetProperty("error").GetProperty("type").GetString());
    }

    private Task<bool> AllowAsync() => _studio.Get<SettingsInUse>().ChangeAsync(Actor.Program, new ResearchSettings { ExportsWithoutConsent = true }, 0, "", None);

    private async Task VoteAsync()
    {
        var person = (await _studio.Get<MetaRouter.Data.People.PersonStore>().CreateGuestAsync(None)).Id;
        var query = _studio.Get<CandidatePools>().Samples[0].Question.Query;
        var asked = await _studio.Get<ComparisonAsking>().AskAsync(new AskRequest(person, query), None);
        await asked.Run!.Completion;
        var stored = (await _studio.Get<ComparisonStore>().FindAsync(person, asked.Run.Id, None))!;
        Assert.Equal("en", stored.Language);
        await _studio.Get<ComparisonVoting>().VoteAsync(new Vote(person, stored.Id, Choice.ABetter, null, null, 1000), None);
    }
}
