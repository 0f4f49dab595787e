using Bunit;
using MetaRouter.Data.Storage;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Features.Research.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.Studio.Tests.Features.Research.Simulator;

public sealed class SimulatorPageTests : IAsyncLifetime
{
    private readonly BunitContext _bunit = new();
    private StudioParts _parts = null!;
    private SimulatorSession _session = null!;

    public async Task InitializeAsync()
    {
        _parts = await StudioParts.CreateAsync();
        _session = new SimulatorSession(_parts.Pools, _parts.Get<PreferenceModelInUse>(), TimeProvider.System);
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.Services.AddSingleton(_session);
        _bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        _bunit.JSInterop.SetupModule("./Features/Research/Simulator/SimulatorCurve.razor.js").Mode = JSRuntimeMode.Loose;
        (_session.Form[SimulatorField.People], _session.Form[SimulatorField.Comparisons]) = ("10", "3");
    }

    public async Task DisposeAsync()
    {
        await _bunit.DisposeAsync();
        _session.Dispose();
        await _parts.DisposeAsync();
    }

    [Fact]
    public async Task Run_FewPeople_ShowsTheCurvesAsSimulated()
    {
        var page = _bunit.Render<SimulatorPage>();
        Assert.Equal(SimulatorText.MadeUp, page.Find(".made-up").TextContent);
        Assert.Empty(page.FindAll("table"));

        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll("tbody tr").Count), TimeSpan.FromSeconds(30));
        Assert.Contains("10 of 10 simulated people", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.FindAll(".curves section").Count);
        Assert.InRange(_session.Curve[^1].WeightError.Value, 0, _session.Curve[0].WeightError.Value);
    }

    [Fact]
    public async Task Run_WrongNumber_SaysSoAtTheFieldAndRunsNothing()
    {
        var page = _bunit.Render<SimulatorPage>();
        page.Find("#simulator-people").Change("1000");

        await page.Find("form").SubmitAsync();

        Assert.Equal("Write a whole number between 10 and 200.", page.Find("#simulator-people-error").TextContent);
        Assert.Equal("1000", page.Find("#simulator-people").GetAttribute("value"));
        Assert.Null(_session.Settings);
    }

    [Fact]
    public async Task Stop_WhileRunning_KeepsThoseWhoWereFollowed()
    {
        _session.Form[SimulatorField.People] = "200";
        _session.Changed += () =>
        {
            if (_session.Followed >= 2) _session.Stop();
        };

        await _session.RunAsync();

        Assert.True(_session.WasStopped);
        Assert.False(_session.IsRunning);
        Assert.InRange(_session.Followed, 2, 199);
        Assert.Equal(4, _session.Curve.Length);
    }

    [Fact]
    public async Task Run_SameSeed_IsTheSameCurve()
    {
        await _session.RunAsync();
        var first = _session.Curve;
        await _session.RunAsync();
        Assert.Equal(first.AsEnumerable(), _session.Curve.AsEnumerable());
    }

    [Fact]
    public async Task Run_Simulation_StoresNothing()
    {
        var folder = Path.GetDirectoryName(_parts.Get<StudioDatabase>().Location)!;
        var before = Snapshot();
        await _session.RunAsync();
        Assert.Equal(before, Snapshot());

        Dictionary<string, long> Snapshot() => Directory.GetFiles(folder).ToDictionary(path => path, path => new FileInfo(path).Length);
    }
}
