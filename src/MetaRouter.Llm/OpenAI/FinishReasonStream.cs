using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetaRouter.Llm.OpenAI;

/// <summary>
/// An event stream whose finish reasons are OpenAI's: compatible servers send others ("eos"), or an empty one with every piece, and the package
/// reads neither. An unknown reason becomes "stop", an empty one null; all other lines pass as they are. Read by one reader, forward only.
/// </summary>
internal sealed class FinishReasonStream(Stream inner) : Stream
{
    private const string Data = "data:";

    private static readonly HashSet<string> Known = ["stop", "length", "content_filter", "tool_calls", "function_call"];

    private readonly StreamReader _lines = new(inner, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    private ReadOnlyMemory<byte> _left;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left.IsEmpty)
        {
            if (await _lines.ReadLineAsync(cancellationToken) is not { } line) return 0;
            _left = Encoding.UTF8.GetBytes(Rewrite(line) + "\n");
        }

        var count = Math.Min(_left.Length, buffer.Length);
        _left[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }

    /// <inheritdoc />
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Answers are streamed asynchronously.");

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing) _lines.Dispose();
        base.Dispose(disposing);
    }

    private static string Rewrite(string line)
    {
        if (!line.StartsWith(Data, StringComparison.Ordinal) || !line.Contains("\"finish_reason\"", StringComparison.Ordinal)) return line;
        try
        {
            var piece = JsonNode.Parse(line[Data.Length..]);
            if (piece?["choices"] is not JsonArray choices) return line;
            var changed = false;
            foreach (var choice in choices.OfType<JsonObject>())
            {
                if (choice["finish_reason"] is not JsonValue value || value.GetValueKind() != JsonValueKind.String) continue;
                var reason = value.GetValue<string>();
                if (Known.Contains(reason)) continue;
                choice["finish_reason"] = reason.Length == 0 ? null : "stop";
                changed = true;
            }

            return changed ? $"{Data} {piece.ToJsonString()}" : line;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or not of the protocol's shape: the package says so when it reads the line.
            return line;
        }
    }
}
