using Bunit;
using MetaRouter.Data.Accounts;
using MetaRouter.Data.Auditing;
using MetaRouter.Data.Probes;
using MetaRouter.Studio.Access;
using MetaRouter.Studio.Catalogue;
using MetaRouter.Studio.Controls;
using MetaRouter.Studio.Features.Admin.Probes;
using MetaRouter.Studio.Probing;
using MetaRouter.Studio.Tests.Probing;
using MetaRouter.TestKit.Protocol;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Admin.Probes;

public sealed class ProbePagesTests : IAsyncLifetime
{
    private readonly BunitContext _bunit = new();
    private ProbedStudio _studio = null!;

    public async Task InitializeAsync()
    {
        _studio = await ProbedStudio.StartAsync();
        _studio.Provider.Script(ProbedStudio.Fresh, ProtocolReply.Text("It is **42**. <script>alert(1)</script> So 42"));
        _studio.Provider.Script(ProbedStudio.Judge, ProtocolReply.Stream(["A reads well.\n", "VERDICT: A better"]));
        var parts = _studio.Parts;
        var current = new CurrentPerson(new SignedIn(_studio.Admin.PersonId!.Value, Role.Admin, "ada"));
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.Services.AddSingleton<Notices>();
        _bunit.Services.AddScoped(_ => new ProbesSession(
            current, parts.Get<ProbeStore>(), parts.Get<QuestionSetStore>(), parts.Get<ProbeQuestions>(), parts.Get<ProbePlanning>(), parts.Get<ProbeSteering>(),
            parts.Get<ProbeRuns>(), parts.Get<PoolCatalogue>(), TimeProvider.System));
        _bunit.Services.AddScoped(_ => new ProbeSession(
            current, parts.Get<ProbeStore>(), parts.Get<ProbeQuestions>(), parts.Get<ProbeSteering>(), parts.Get<ProbeRuns>(), parts.Get<PoolCatalogue>(), TimeProvider.System));
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await _studio.DisposeAsync();
    }

    [Fact]
    public void Probes_NothingMeasured_SaysWhatToDoAndWhatWorks()
    {
        var page = Shown();
        Assert.Contains("50 to 200 of your own questions", page.Find(".advice").TextContent, StringComparison.Ordinal);
        Assert.Contains(ProbesText.NoneTitle, page.Markup, StringComparison.Ordinal);
        Assert.Equal(4, page.FindAll("#probe-candidate option").Count);
        Assert.True(page.Find("form button[type=submit]").HasAttribute("disabled"));
    }

    [Fact]
    public void Probes_CandidateAndJudgeChosen_NamesThePriceBeforeTheStart()
    {
        var page = Shown();
        page.Find("#probe-candidate").Change(ProbedStudio.Fresh);
        page.WaitForElement("[data-estimate]");
        Assert.Contains(ProbesText.LongReferences, page.Markup, StringComparison.Ordinal);
        var cheap = decimal.Parse(page.Find("[data-estimate]").GetAttribute("data-estimate")!, System.Globalization.CultureInfo.InvariantCulture);

        page.Find("#probe-judge").Change(ProbedStudio.Judge);

        page.WaitForAssertion(() => Assert.True(
            decimal.Parse(page.Find("[data-estimate]").GetAttribute("data-estimate")!, System.Globalization.CultureInfo.InvariantCulture) > 2 * cheap));
        Assert.DoesNotContain(page.FindAll("#probe-judge option"), option => option.GetAttribute("value") == ProbedStudio.Fresh);
    }

    [Fact]
    public async Task Probes_UploadWithBadLines_NamesThemAndStoresNothing()
    {
        var page = Shown();
        Upload(page, "{\"query\": \"One?\"}\nnonsense\n{\"query\": \"one?\"}");
        page.WaitForElement(".problems");
        Assert.Equal(["Line 2", "Line 3"], page.FindAll(".problems li").Select(item => item.TextContent.Split(':')[0]));

        Upload(page, "{\"query\": \"One?\"}\n{\"query\": \"Two?\"}");
        page.WaitForElement("[data-set=ours]");
        Assert.Empty(page.FindAll(".problems"));
        Assert.Equal(2, Assert.Single(await _studio.Parts.Get<QuestionSetStore>().ListAsync(ProbedStudio.None)).Count);

        page.Find("[data-set=ours] details button").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-set=ours]")));
    }

    [Fact]
    public async Task Probes_Started_ShowsItsPageAndTheResult()
    {
        await _studio.SetAsync(6);
        var page = Shown();
        page.Find("#probe-candidate").Change(ProbedStudio.Fresh);
        page.Find("#probe-set").Change((await _studio.Parts.Get<QuestionSetStore>().ListAsync(ProbedStudio.None))[0].Id.ToString());
        page.WaitForElement("[data-estimate]");
        await page.Find("form").SubmitAsync();
        var navigation = _bunit.Services.GetRequiredService<NavigationManager>();
        page.WaitForAssertion(() => Assert.Contains("/admin/probes/", navigation.Uri, StringComparison.Ordinal));

        var probe = _bunit.Render<ProbePage>(parameters => parameters.Add(shown => shown.ProbeId, Guid.Parse(navigation.Uri.Split('/')[^1])));
        probe.WaitForElement("[data-state=Completed]");
        probe.WaitForAssertion(() => Assert.Contains(ProbesText.CountsNow, probe.Markup, StringComparison.Ordinal));
        Assert.Equal("1.00", probe.Find("dl strong").TextContent);
        Assert.Equal(6, probe.FindAll(".question").Count);
        Assert.Equal(["even", "odd"], probe.FindAll("tbody th").Select(cell => cell.TextContent).Order());

        probe.FindAll(".question")[0].Click();
        Assert.Contains("<strong>42</strong>", probe.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", probe.Markup, StringComparison.OrdinalIgnoreCase);

        probe.Find("details button").Click();
        probe.WaitForElement("[data-state=Discarded]");
        Assert.Equal("probe.discarded", (await new AuditLog(_studio.Parts.Get<Data.Storage.StudioDatabase>()).ReadAsync(1, null, ProbedStudio.None))[0].Action);
    }

    [Fact]
    public async Task Probe_Judged_SaysWhyAndHowOftenTheOrdersDisagreed()
    {
        var (measured, _) = await _studio.MeasuredAsync(await _studio.SetAsync(5), ProbedStudio.Judge);

        var page = _bunit.Render<ProbePage>(parameters => parameters.Add(shown => shown.ProbeId, measured.Id));
        page.WaitForElement(".question").Click();

        Assert.Contains(ProbesWords.Format(ProbesText.Disagreement, 5, 5, 0), page.Markup, StringComparison.Ordinal);
        Assert.Contains("Beside the reference: better when shown first, worse when shown second. The orders contradict each other: a tie.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("A reads well.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Probe_Unknown_SaysSo()
    {
        var page = _bunit.Render<ProbePage>(parameters => parameters.Add(shown => shown.ProbeId, Guid.NewGuid()));
        page.WaitForAssertion(() => Assert.Contains(ProbesText.UnknownTitle, page.Markup, StringComparison.Ordinal));
    }

    private IRenderedComponent<ProbesPage> Shown()
    {
        var page = _bunit.Render<ProbesPage>();
        page.WaitForElement("#probe-candidate");
        return page;
    }

    private static void Upload(IRenderedComponent<ProbesPage> page, string text)
    {
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(text, "ours.jsonl"));
        page.WaitForAssertion(() => Assert.False(page.FindAll("form")[1].QuerySelector("button")!.HasAttribute("disabled")));
        page.FindAll("form")[1].Submit();
    }
}
