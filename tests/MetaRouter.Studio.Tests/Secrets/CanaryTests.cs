using System.Text;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.Exports.Datasets;
using MetaRouter.Data.People;
using MetaRouter.Data.Settings;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Routing;
using MetaRouter.Studio.Settings;
using MetaRouter.TestKit.Protocol;

namespace MetaRouter.Studio.Tests.Secrets;

/// <summary>
/// The whole program is used on good days and bad, with secrets in keys, questions, answers and comments. Afterwards no key is anywhere, and no text of a
/// person or candidate in what operators see: logs of every level, error pages, health and metrics.
/// </summary>
[Collection(nameof(CanaryTests))]
public sealed class CanaryTests : IAsyncLifetime
{
    [CollectionDefinition(nameof(CanaryTests), DisableParallelization = true)]
    public sealed class Alone;

    private const int People = 8;
    private const int Rounds = 4;
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly CanaryStudio _studio = new();
    private readonly List<Guid> _people = [];

    public async Task InitializeAsync()
    {
        await _studio.StartAsync();
        for (var index = 0; index < People; index++) _people.Add((await _studio.Get<PersonStore>().CreateGuestAsync(None)).Id);
        await Task.WhenAll(_people.Select(CompareAsync));
        await Task.WhenAll(_people.Select(RouteAsync));
    }

    public async Task DisposeAsync() => await _studio.DisposeAsync();

    [Fact]
    public async Task Secrets_AfterGoodDaysAndBad_AreWhereTheyBelongAlone()
    {
        // The bird has been where it should: keys and prompts at the providers, texts in the database.
        Assert.Superset(new HashSet<string> { "good-one", "good-two", "stored", "bad-refusing", "bad-failing" }, _studio.Requests.Select(request => request.Model).ToHashSet());
        Assert.Contains(_studio.Requests, request => request.Headers["Authorization"] == $"Bearer {Canaries.StoredKey}");
        Assert.Contains(_studio.Requests, request => request.Body.ToString().Contains(Canaries.Prompt, StringComparison.Ordinal));
        var own = await OwnDataAsync();
        Assert.All(Canaries.Texts, text => Assert.Contains(text, own, StringComparison.Ordinal));

        AssertFreeOf(Canaries.Keys, "one's own data", own);
        foreach (var (name, text) in await ResponsesAsync()) AssertFreeOf([.. Canaries.Keys, .. Canaries.Texts], name, text);
        foreach (var (name, text) in await DatasetsAsync()) AssertFreeOf(Canaries.Keys, name, text);
        foreach (var entry in await _studio.Get<AuditLog>().ReadAsync(100, null, None)) AssertFreeOf([.. Canaries.Keys, .. Canaries.Texts], "the audit log", entry.ToString());
        foreach (var setting in await _studio.Get<SettingsStore>().ReadAsync(None)) AssertFreeOf(Canaries.Keys, "the settings", setting.ToString());

        // Last, since all of the above is logged too.
        Assert.Contains(_studio.Log.Lines, line => line.StartsWith("Trace ", StringComparison.Ordinal) || line.StartsWith("Debug ", StringComparison.Ordinal));
        Assert.Contains(_studio.Log.Lines, line => line.Contains("failed: ", StringComparison.Ordinal));
        foreach (var line in _studio.Log.Lines) AssertFreeOf([.. Canaries.Keys, .. Canaries.Texts], "the log", line);
    }

    // The router and the pairs go round among the candidates, so that each is asked, fails and is fallen over from.
    private async Task CompareAsync(Guid person)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var asked = await _studio.Get<ComparisonAsking>().AskAsync(new AskRequest(person, Question(person, round)), None);
            if (asked.Run is not { } run) throw new InvalidOperationException($"Refused: {asked.Refusal}.");
            await run.Completion;
            var vote = new Vote(person, run.Id, (Choice)(round % 6), null, null, 900);
            if (await _studio.Get<ComparisonVoting>().VoteAsync(vote, None) != VoteResult.Recorded) continue;
            await _studio.Get<ComparisonStore>().AnnotateAsync(person, run.Id, [ComparisonReason.Useful], Canaries.Comment, None);
            if (round == Rounds - 1) await _studio.Get<ComparisonVoting>().WithdrawAsync(person, run.Id, None);
        }
    }

    private async Task RouteAsync(Guid person)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var asked = await _studio.Get<QuestionRouting>().AskAsync(new AskRequest(person, Question(person, Rounds + round)), None);
            if (asked.Run is not { } run) continue;
            await run.Completion;
            await _studio.Get<RoutedRating>().ThumbAsync(person, run.Id, round % 2 == 0, None);
            var other = await _studio.Get<RoutedRating>().ShowAnotherAsync(person, run.Id, None);
            if (other.Run is { } beside) await beside.Completion;
        }
    }

    private static string Question(Guid person, int round) => $"Question {round} of {person}: what is {Canaries.Prompt}?";

    private async Task<string> OwnDataAsync()
    {
        using var stream = new MemoryStream();
        foreach (var person in _people) Assert.True(await _studio.Get<PersonStore>().ExportAsync(person, stream, None));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    // What operators and strangers get to see: pages of people without rights, addresses that lead nowhere, bad requests, health and metrics.
    private async Task<IReadOnlyList<(string Name, string Text)>> ResponsesAsync()
    {
        string[] addresses =
        [
            StudioUrls.Compare, StudioUrls.SignIn, StudioUrls.Admin, StudioUrls.AdminProviders, StudioUrls.AdminAudit, StudioUrls.Research, StudioUrls.ResearchExplorer, "/research/comparisons/1",
            StudioUrls.NotFound, "/nowhere", "/health/live", "/health/ready", "/health/models", "/metrics", "/api/export/arena", "/api/export/nothing", "/v1/models",
            "/_blazor/negotiate", $"/account/password?{new string('x', 5_000)}", "/%ff%fe", "/research/comparisons/99999999999999999999",
        ];
        var responses = new List<(string, string)>();
        foreach (var address in addresses)
        {
            foreach (var accept in new[] { "text/html", "application/json" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.Add("Accept", accept);
                using var response = await _studio.Client.SendAsync(request);
                responses.Add(($"GET {address} ({(int)response.StatusCode})", $"{response.Headers} {await response.Content.ReadAsStringAsync()}"));
            }

            using var posted = await _studio.Client.PostAsync(address, new StringContent("{\"not\": what it expects", Encoding.UTF8, "application/json"));
            responses.Add(($"POST {address} ({(int)posted.StatusCode})", $"{posted.Headers} {await posted.Content.ReadAsStringAsync()}"));
        }

        return responses;
    }

    // With everything allowed to leave that may.
    private async Task<IReadOnlyList<(string Name, string Text)>> DatasetsAsync()
    {
        var actor = new Actor(null, "ada");
        Assert.True(await _studio.Get<SettingsInUse>().ChangeAsync(actor, new ResearchSettings { ExportsWithoutConsent = true, ExportsPersonalData = true }, 0, "", None));
        var export = new DatasetExport(_studio.Get<Data.Storage.StudioDatabase>(), TimeProvider.System);
        var datasets = new List<(string, string)>();
        foreach (var kind in Enum.GetValues<DatasetKind>())
        {
            foreach (var format in Enum.GetValues<DatasetFormat>())
            {
                using var stream = new MemoryStream();
                var manifest = await export.WriteAsync(actor, new DatasetRequest { Kind = kind, Format = format }, stream, null, None);
                datasets.Add(($"{kind} as {format}", Encoding.UTF8.GetString(stream.ToArray()) + Encoding.UTF8.GetString(manifest.ToJson())));
            }
        }

        Assert.Contains(datasets, dataset => dataset.Item2.Contains(Canaries.Answer, StringComparison.Ordinal));
        return datasets;
    }

    private static void AssertFreeOf(IReadOnlyList<string> canaries, string place, string text)
    {
        foreach (var canary in canaries)
        {
            var isThere = text.Contains(canary, StringComparison.OrdinalIgnoreCase) || text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(canary))[..^4], StringComparison.Ordinal);
            Assert.False(isThere, $"{canary} is in {place}: {text[..Math.Min(text.Length, 2_000)]}");
        }
    }
}
