using System.Net.Sockets;
using Npgsql;

namespace MetaRouter.Data.Storage;

/// <summary>Hears, on a connection of its own, what other programs on the same database announce; dispose to stop.</summary>
internal sealed class PostgreSqlListener : IDisposable
{
    // What is announced meanwhile is not heard: whoever waits also looks from time to time.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _stop = new();
    private readonly string _connectionString;
    private readonly string _channel;
    private readonly Action _heard;

    public PostgreSqlListener(NpgsqlConnectionStringBuilder settings, string channel, Action heard)
    {
        _connectionString = new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false, KeepAlive = 30 }.ConnectionString;
        _channel = channel;
        _heard = heard;
        _ = Task.Run(ListenAsync);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task ListenAsync()
    {
        var stop = _stop.Token;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connectionString);
                await connection.OpenAsync(stop);
                connection.Notification += (_, _) => _heard();
                await using (var listen = new NpgsqlCommand($"LISTEN {_channel}", connection)) await listen.ExecuteNonQueryAsync(stop);
                // For what came before somebody listened.
                _heard();
                while (true) await connection.WaitAsync(stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception error) when (error is NpgsqlException or IOException or SocketException or TimeoutException)
            {
                await Task.Delay(Pause, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
    }
}
