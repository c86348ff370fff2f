// Bytes of an input go through a pipe and a reader of JSON, with pooled buffers, to rows.
using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;

[Task]
public sealed partial record LinesOfPipe(string File)
{
    [Requires] public FileSource Bytes => new(File);

    public async IAsyncEnumerable<string> Run(Artifact<byte[]> bytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = bytes.OpenRead();
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(pool: MemoryPool<byte>.Shared, bufferSize: 1 << 14, leaveOpen: true));
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (TakeLine(ref buffer) is { } line)
                yield return line;
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
            {
                if (!buffer.IsEmpty)
                    yield return Encoding.UTF8.GetString(buffer);
                break;
            }
        }

        await reader.CompleteAsync();
    }

    private static string? TakeLine(ref ReadOnlySequence<byte> buffer)
    {
        if (buffer.PositionOf((byte)'\n') is not { } end)
            return null;
        var line = Encoding.UTF8.GetString(buffer.Slice(0, end));
        buffer = buffer.Slice(buffer.GetPosition(1, end));
        return line;
    }
}
