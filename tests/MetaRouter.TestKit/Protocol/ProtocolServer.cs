using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace MetaRouter.TestKit.Protocol;

/// <summary>
/// A provider in this process: an HTTP server on a free loopback port that speaks OpenAI's chat-completions protocol, well or badly as
/// scripted per model, and keeps what it was sent. Safe for concurrent use.
/// </summary>
public sealed class ProtocolServer : IAsyncDisposable
{
    private static readonly ProtocolReply DefaultReply = ProtocolReply.Text("A plain answer of some words.");

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ProtocolReply>> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ReceivedRequest> _requests = new();
    private readonly SemaphoreSlim _received = new(0);

    private ProtocolServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _application = builder.Build();
        _application.Run(HandleAsync);
    }

    /// <summary>Where it listens, without <c>/v1</c>.</summary>
    public Uri Url => new(_application.Urls.Single());

    /// <summary>When set, requests without this bearer token are refused with 401.</summary>
    public string? RequiredKey { get; set; }

    /// <summary>When set, the reply to whoever asks for the models; otherwise they are those that are scripted.</summary>
    public ProtocolReply? Models { get; set; }

    /// <summary>The chat-completions requests so far, in order of arrival.</summary>
    public IReadOnlyList<ReceivedRequest> Requests => [.. _requests];

    /// <summary>Starts a server.</summary>
    public static async Task<ProtocolServer> StartAsync()
    {
        var server = new ProtocolServer();
        await server._application.StartAsync();
        return server;
    }

    /// <summary>Says how requests for a model are replied to: one reply after the other, the last one from then on.</summary>
    public ProtocolServer Script(string model, params IEnumerable<ProtocolReply> replies)
    {
        _scripts[model] = new ConcurrentQueue<ProtocolReply>(replies);
        return this;
    }

    /// <summary>Waits for the next chat-completions request that was not waited for yet.</summary>
    public async Task WaitForRequestAsync(CancellationToken cancellationToken) => await _received.WaitAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Do not wait for replies that hang on purpose.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
        _received.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        try
        {
            var isAllowed = RequiredKey is null || context.Request.Headers.Authorization == $"Bearer {RequiredKey}";
            if (!isAllowed)
                await ProtocolReply.Error(401, $"Incorrect API key provided: {context.Request.Headers.Authorization}").WriteToAsync(context, request: null);
            else if (context.Request.Path == "/v1/models" && Models is { } models)
                await models.WriteToAsync(context, request: null);
            else if (context.Request.Path == "/v1/models")
                await context.Response.WriteAsJsonAsync(new { @object = "list", data = _scripts.Keys.Order(StringComparer.Ordinal).Select(id => new { id, @object = "model" }) });
            else if (context.Request.Path == "/v1/chat/completions")
                await CompleteAsync(context);
            else
                await ProtocolReply.Error(404, $"There is nothing at {context.Request.Path}").WriteToAsync(context, request: null);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException)
        {
            // The caller hung up.
        }
    }

    private async Task CompleteAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Not unregistered: the end of the request would race with the news of its end.
        context.RequestAborted.Register(aborted.SetResult);
        var body = document.RootElement.Clone();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = new ReceivedRequest(body.GetProperty("model").GetString()!, body, headers, aborted.Task);
        _requests.Enqueue(request);
        _received.Release();
        await NextReply(request.Model).WriteToAsync(context, request);
    }

    private ProtocolReply NextReply(string model)
    {
        if (!_scripts.TryGetValue(model, out var script)) return DefaultReply;
        lock (script)
        {
            if (script.Count > 1 && script.TryDequeue(out var reply)) return reply;
            return script.TryPeek(out var last) ? last : DefaultReply;
        }
    }
}
