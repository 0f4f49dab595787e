using System.Net;
using MetaRouter.Core.Candidates;
using MetaRouter.Core.Comparisons;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Comparisons;
using MetaRouter.Data.People;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Tests.Access;

public sealed class GuestHistoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task SignIn_OfAGuestWithHistory_AsksAndBringsItAlong()
    {
        await using var studio = await RunningApplication.StartAsync(["AnswerBank:Pace=0"]);
        var account = await studio.AddAccountAsync(Role.User);
        var (guest, guestId) = await GuestWhoComparedAsync(studio);

        var asked = await studio.PostAsync(StudioUrls.SignIn, "sign-in", guest, ("Form.UserName", account.UserName), ("Form.Password", RunningApplication.Password));
        Assert.Contains(StudioUrls.History, asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        var page = await (await studio.GetAsync(StudioUrls.History, RunningApplication.CookieOf(asked))).Content.ReadAsStringAsync();
        Assert.Contains("comparisons judged: 1", page, StringComparison.Ordinal);
        var brought = await studio.PostAsync(StudioUrls.History, "bring", RunningApplication.CookieOf(asked));

        Assert.Equal(HttpStatusCode.Redirect, brought.StatusCode);
        Assert.Single(await studio.Get<ComparisonStore>().HistoryAsync(account.PersonId, 10, null, None));
        Assert.Null(await studio.Get<PersonStore>().FindAsync(guestId, None));
        var person = (await studio.Get<PersonStore>().FindAsync(account.PersonId, None))!;
        Assert.NotNull(person.Preference);
        Assert.Equal(1, (await studio.Get<PersonPreference>().BeliefAsync(person, None)).ComparisonCount);
        Assert.Contains("nothing to bring along", await (await studio.GetAsync(StudioUrls.History, RunningApplication.CookieOf(brought))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OfAGuestWithHistory_CanLeaveItBehind()
    {
        await using var studio = await RunningApplication.StartAsync(["AnswerBank:Pace=0"]);
        var account = await studio.AddAccountAsync(Role.User);
        var (guest, guestId) = await GuestWhoComparedAsync(studio);
        var cookie = await studio.SignInAsync(account.UserName, guest);

        var left = await studio.PostAsync(StudioUrls.History, "leave", cookie);

        Assert.Empty(await studio.Get<ComparisonStore>().HistoryAsync(account.PersonId, 10, null, None));
        Assert.Single(await studio.Get<ComparisonStore>().HistoryAsync(guestId, 10, null, None));
        Assert.Contains("nothing to bring along", await (await studio.GetAsync(StudioUrls.History, RunningApplication.CookieOf(left))).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OfAGuestWithoutHistory_AsksNothing()
    {
        await using var studio = await RunningApplication.StartAsync([]);
        var account = await studio.AddAccountAsync(Role.User);

        var response = await studio.PostAsync(StudioUrls.SignIn, "sign-in", await studio.CookieAsync(), ("Form.UserName", account.UserName), ("Form.Password", RunningApplication.Password));

        Assert.DoesNotContain(StudioUrls.History, response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<(string Cookie, Guid Id)> GuestWhoComparedAsync(RunningApplication studio)
    {
        var cookie = await studio.CookieAsync();
        using var data = System.Text.Json.JsonDocument.Parse(await (await studio.GetAsync(StudioUrls.MyData, cookie)).Content.ReadAsStringAsync());
        var id = data.RootElement.GetProperty("person").GetProperty("id").GetGuid();
        var asked = await studio.Get<ComparisonAsking>().AskAsync(new AskRequest(id, studio.Get<CandidatePools>().Samples[0].Question.Query), None);
        await asked.Run!.Completion;
        var comparison = (await studio.Get<ComparisonStore>().FindAsync(id, asked.Run.Id, None))!;
        var (left, right) = (new PriceTag(comparison.Left.Cost!.Value, IsExpected: false), new PriceTag(comparison.Right.Cost!.Value, IsExpected: false));
        Assert.Equal(VoteResult.Recorded, await studio.Get<ComparisonVoting>().VoteAsync(new Vote(id, comparison.Id, Choice.AMuchBetter, left, right, 1000), None));
        return (cookie, id);
    }
}
