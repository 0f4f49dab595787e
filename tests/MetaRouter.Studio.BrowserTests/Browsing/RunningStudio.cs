using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MetaRouter.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace MetaRouter.Studio.BrowserTests.Browsing;

/// <summary>The real application in this process, on a free port, with a data directory of its own.</summary>
public sealed class RunningStudio : IAsyncDisposable
{
    private readonly IBrowser _browser;
    private readonly WebApplication _application;
    private readonly TemporaryFolder _data;
    private readonly ServerLog _log;

    private RunningStudio(IBrowser browser, WebApplication application, TemporaryFolder data, ServerLog log)
    {
        _browser = browser;
        _application = application;
        _data = data;
        _log = log;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url => new(_application.Urls.Single());

    /// <summary>One of its services.</summary>
    public T Get<T>()
        where T : notnull => _application.Services.GetRequiredService<T>();

    /// <summary>Starts it.</summary>
    /// <param name="browser">What visits it.</param>
    /// <param name="settings">Configuration, as <c>key=value</c> below the section MetaRouter.</param>
    public static async Task<RunningStudio> StartAsync(IBrowser browser, IEnumerable<string> settings)
    {
        var data = new TemporaryFolder();
        var log = new ServerLog();
        string[] arguments =
        [
            "--urls=http://127.0.0.1:0", $"--MetaRouter:DataDirectory={data.File("data")}", "--MetaRouter:Guests:NewPerMinute=10000", .. settings.Select(setting => $"--MetaRouter:{setting}"),
        ];
        var application = await StudioApplication.CreateAsync(arguments, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ILoggerProvider>(log);
        });
        await application.StartAsync();
        return new RunningStudio(browser, application, data, log);
    }

    /// <summary>A new person comes, does something, and leaves. Whatever goes wrong, console errors included, is told with a picture of the page.</summary>
    /// <param name="journey">What the person does.</param>
    /// <param name="options">Screen, colours and what else is unusual about the browser.</param>
    /// <param name="url">Where to go instead of the application's own address.</param>
    /// <param name="name">Names the picture.</param>
    public async Task VisitAsync(Func<Visit, Task> journey, BrowserNewContextOptions? options = null, Uri? url = null, [CallerMemberName] string name = "")
    {
        _log.Clear();
        options ??= new BrowserNewContextOptions();
        options.BaseURL = (url ?? Url).ToString();
        await using var visit = await Visit.StartAsync(_browser, options);
        try
        {
            await journey(visit);
            visit.AssertQuietConsole();
        }
        catch (Exception error)
        {
            throw new FailedJourneyException(error, await visit.KeepEvidenceAsync(name), [.. visit.Console, .. _log.Problems]);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>Keeps what the server warned of.</summary>
    private sealed class ServerLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _problems = new();

        public IReadOnlyList<string> Problems => [.. _problems];

        public void Clear() => _problems.Clear();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) _problems.Enqueue($"server {logLevel}: {formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

/// <summary>What went wrong, where the picture is, and what browser and server said meanwhile.</summary>
public sealed class FailedJourneyException(Exception error, string evidence, IReadOnlyList<string> said)
    : Exception($"{error.Message}\nThe page as it was: {evidence}\n{string.Join('\n', said)}", error);
