using Bunit;
using MetaRouter.Studio.Controls;
using MetaRouter.TestKit.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace MetaRouter.Studio.Tests.Controls;

/// <summary>Calls into the browser that never end, because the connection was down, or that fail there.</summary>
public sealed class LostCallsTests : BunitContext
{
    private readonly ManualTimeProvider _time = new();
    private readonly BrowserCalls _browser = new();

    public LostCallsTests()
    {
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton<IJSRuntime>(_browser);
    }

    [Fact]
    public void MarkdownText_LostCall_IsSentAgainWithTheTextOfThen()
    {
        _browser.Lose = true;
        var shown = Render<MarkdownText>(parameters => parameters.Add(p => p.Text, "one").Add(p => p.IsStreaming, true));
        shown.Render(parameters => parameters.Add(p => p.Text, "one two").Add(p => p.IsStreaming, false));
        Assert.Single(_browser.Calls("show"));

        _browser.Lose = false;
        _time.Advance(ScriptModule.LongestCall);

        shown.WaitForAssertion(() => Assert.Equal(["<p>one</p>\n", "<p>one two</p>\n"], _browser.Calls("show").Select(arguments => arguments[1])));
    }

    [Fact]
    public void MarkdownText_LostImport_IsTriedAgain()
    {
        _browser.LoseImports = true;
        var shown = Render<MarkdownText>(parameters => parameters.Add(p => p.Text, "one"));

        _browser.LoseImports = false;
        _time.Advance(ScriptModule.LongestCall);

        shown.WaitForAssertion(() => Assert.Single(_browser.Calls("show")));
    }

    [Fact]
    public void FrontierPlot_LostCall_IsDrawnAgain()
    {
        _browser.Lose = true;
        var shown = RenderPlot();

        _browser.Lose = false;
        _time.Advance(ScriptModule.LongestCall);

        shown.WaitForAssertion(() => Assert.Equal(2, _browser.Calls("render").Count));
        Assert.Empty(shown.FindAll(".in-words"));
    }

    [Fact]
    public void FrontierPlot_ScriptFails_SaysItInWordsUntilADrawingSucceeds()
    {
        _browser.Failure = new JSException("vendor/plotly-basic.min.js could not be loaded");
        var shown = RenderPlot();
        shown.WaitForAssertion(() => Assert.Equal("Two models", shown.Find(".failed .in-words").TextContent));

        _browser.Failure = null;
        shown.Render(parameters => parameters.Add(p => p.Model, new FrontierPlotModel { Revision = 2, Candidates = [] }));

        shown.WaitForAssertion(() => Assert.Empty(shown.FindAll(".failed")));
    }

    private IRenderedComponent<FrontierPlot> RenderPlot() => Render<FrontierPlot>(parameters => parameters
        .Add(p => p.Model, new FrontierPlotModel { Revision = 1, Candidates = [] }).Add(p => p.Description, "Two models"));

    /// <summary>A browser that answers, loses or fails every call.</summary>
    private sealed class BrowserCalls : IJSRuntime, IJSObjectReference
    {
        private readonly List<(string Name, object?[] Arguments)> _calls = [];

        public bool Lose { get; set; }

        public bool LoseImports { get; set; }

        public Exception? Failure { get; set; }

        public IReadOnlyList<object?[]> Calls(string name) => [.. _calls.Where(call => call.Name == name).Select(call => call.Arguments)];

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => InvokeAsync<TValue>(identifier, CancellationToken.None, args);

        public async ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args)
        {
            _calls.Add((identifier, args ?? []));
            var isImport = identifier == "import";
            if (isImport ? LoseImports : Lose) await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            if (!isImport && Failure is not null) throw Failure;
            return typeof(TValue) == typeof(bool) ? (TValue)(object)true : isImport ? (TValue)(object)this : default!;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
