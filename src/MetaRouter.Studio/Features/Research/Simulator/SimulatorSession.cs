using System.Collections.Immutable;
using MetaRouter.Core.Preferences;
using MetaRouter.Core.Simulation;
using MetaRouter.Studio.Comparing;
using MetaRouter.Studio.Pools;

namespace MetaRouter.Studio.Features.Research.Simulator;

/// <summary>One researcher's simulator, without anything that draws. What it makes up is never stored, and gone with the page.</summary>
public sealed class SimulatorSession(CandidatePools pools, PreferenceModelInUse preference, TimeProvider time) : IDisposable
{
    /// <summary>The page is drawn anew at most this often while people are followed.</summary>
    public static readonly TimeSpan Redrawn = TimeSpan.FromMilliseconds(150);

    private readonly CancellationTokenSource _closed = new();
    private readonly List<PersonCourse> _courses = [];
    private CancellationTokenSource? _running;

    /// <summary>Raised when anything on the page may look different.</summary>
    public event Action? Changed;

    /// <summary>What was typed.</summary>
    public SimulatorForm Form { get; } = new();

    /// <summary>Fields that are wrong.</summary>
    public IReadOnlyList<SimulatorField> Wrong { get; private set; } = [];

    /// <summary>Whether there is a pool of recorded answers.</summary>
    public bool HasRecordedPool => pools.Recorded is not null;

    /// <summary>Whether there is a pool of live candidates.</summary>
    public bool HasLivePool => pools.Live is not null;

    /// <summary>Whether there are enough questions to simulate anybody with.</summary>
    public bool HasQuestions => pools.Samples.Length >= 2;

    /// <summary>Whether people are being followed.</summary>
    public bool IsRunning => _running is not null;

    /// <summary>Whether the last run was stopped before its end.</summary>
    public bool WasStopped { get; private set; }

    /// <summary>The settings of the curve that is shown; null before the first run.</summary>
    public SimulationSettings? Settings { get; private set; }

    /// <summary>How many people have been followed.</summary>
    public int Followed { get; private set; }

    /// <summary>The curve over those who have been followed so far.</summary>
    public ImmutableArray<AdaptationPoint> Curve { get; private set; } = [];

    /// <summary>Names the preference model of the curve that is shown.</summary>
    public string ModelVersion { get; private set; } = "";

    /// <inheritdoc />
    public void Dispose()
    {
        _closed.Cancel();
        _closed.Dispose();
    }

    /// <summary>Follows people as the form says; ends when all have been followed, or at <see cref="Stop"/>.</summary>
    public async Task RunAsync()
    {
        if (IsRunning) return;
        (var settings, Wrong) = Form.Parse();
        if (settings is null || PoolOf(Form.UsesLivePool) is not { } pool) return;

        using var mine = CancellationTokenSource.CreateLinkedTokenSource(_closed.Token);
        _running = mine;
        _courses.Clear();
        // Taken once: an admin may put another one to use meanwhile.
        var model = preference.Model;
        ModelVersion = model.Version;
        (Settings, WasStopped, Followed, Curve) = (settings, false, 0, []);
        Changed?.Invoke();
        try
        {
            var simulation = await Task.Run(() => new AdaptationSimulation(PointsOf(pool), model, settings), mine.Token);
            var drawn = time.GetTimestamp();
            await foreach (var course in simulation.RunAsync(mine.Token))
            {
                _courses.Add(course);
                if (time.GetElapsedTime(drawn) < Redrawn) continue;
                Draw();
                drawn = time.GetTimestamp();
            }
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Stopped, or the page is gone: those who were followed stay.
            WasStopped = true;
        }
        finally
        {
            _running = null;
            Draw();
        }
    }

    /// <summary>Stops following people; the curve stays.</summary>
    public void Stop() => _running?.Cancel();

    private void Draw()
    {
        (Followed, Curve) = (_courses.Count, AdaptationCurve.Of(_courses));
        Changed?.Invoke();
    }

    private RoutedPool? PoolOf(bool live) => live ? pools.Live ?? pools.Recorded : pools.Recorded ?? pools.Live;

    private IReadOnlyList<RoutingPoint> PointsOf(RoutedPool pool) => [.. pools.Samples.Select(sample => pool.Predict(sample.Query).Point)];
}
