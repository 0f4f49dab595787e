using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace MetaRouter.Data.Imports;

/// <summary>Lines of a file that somebody brought, compressed with gzip or not: as many as there are, none longer than a bound.</summary>
internal static class VoteLines
{
    /// <summary>Longest line, in bytes.</summary>
    public const int MostLineBytes = 16 * 1024 * 1024;

    /// <summary>Longest text, in bytes after decompression.</summary>
    public const long MostBytes = 8L * 1024 * 1024 * 1024;

    /// <summary>The lines, UTF-8 without their ends. A line is good until the next is asked for.</summary>
    /// <exception cref="InvalidDataException">A line or the whole is too long, or the compression is damaged; the message says which.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        await using var decompressed = isCompressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : null;
        var reader = PipeReader.Create(decompressed ?? file, new StreamPipeReaderOptions(bufferSize: 64 * 1024, leaveOpen: true));
        var (number, total) = (0, 0L);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                number++;
                var line = rest.Slice(0, end);
                (total, rest) = (total + line.Length + 1, rest.Slice(rest.GetPosition(1, end)));
                yield return Contents(line, isFirst: number == 1);
            }

            if (rest.Length > MostLineBytes)
                throw new InvalidDataException($"Line {number + 1} is longer than {MostLineBytes / 1024 / 1024} MB; this is no file of votes, or its lines have no ends.");
            if (total > MostBytes) throw new InvalidDataException($"The file holds more than {MostBytes / 1024 / 1024 / 1024} GB; split it.");
            if (read.IsCompleted)
            {
                if (!rest.IsEmpty) yield return Contents(rest, isFirst: number == 0);
                yield break;
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }
    }

    // Without the mark that some programs put before UTF-8.
    private static ReadOnlyMemory<byte> Contents(in ReadOnlySequence<byte> line, bool isFirst)
    {
        var bytes = line.IsSingleSegment ? line.First : line.ToArray();
        if (isFirst && bytes.Span.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        return bytes.Length > 0 && bytes.Span[^1] == '\r' ? bytes[..^1] : bytes;
    }
}
