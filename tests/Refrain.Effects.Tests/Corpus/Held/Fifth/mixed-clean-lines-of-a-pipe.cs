// A pipe is filled from the input and read line by line at the same time; both ends are awaited.
using System.Buffers;
using System.IO.Pipelines;
using System.Text;

public static class PipeLines
{
    public static async Task FillAsync(Stream from, PipeWriter writer, CancellationToken token)
    {
        Exception? failure = null;
        try
        {
            int read;
            while ((read = await from.ReadAsync(writer.GetMemory(512), token)) > 0)
            {
                writer.Advance(read);
                if ((await writer.FlushAsync(token)).IsCompleted)
                    break;
            }
        }
        catch (Exception exception)
        {
            failure = exception;
            throw;
        }
        finally
        {
            await writer.CompleteAsync(failure);
        }
    }

    public static async Task<List<string>> ReadAsync(PipeReader reader, CancellationToken token)
    {
        var lines = new List<string>();
        while (true)
        {
            var result = await reader.ReadAsync(token);
            var buffer = result.Buffer;
            while (TryReadLine(ref buffer, out var line))
                lines.Add(line);
            reader.AdvanceTo(buffer.Start, buffer.End);
            if (result.IsCompleted)
                break;
        }

        await reader.CompleteAsync();
        return lines;
    }

    private static bool TryReadLine(ref ReadOnlySequence<byte> buffer, out string line)
    {
        var sequence = new SequenceReader<byte>(buffer);
        if (!sequence.TryReadTo(out ReadOnlySequence<byte> bytes, (byte)'\n'))
        {
            line = "";
            return false;
        }

        line = Encoding.UTF8.GetString(bytes);
        buffer = buffer.Slice(sequence.Position);
        return true;
    }
}

[Task]
public sealed partial record PipedLines(string File)
{
    [Requires] public FileSource Bytes => new(File);

    public async Task<IReadOnlyList<string>> Run(Stream bytes, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64 * 1024));
        var filling = PipeLines.FillAsync(bytes, pipe.Writer, cancellationToken);
        var reading = PipeLines.ReadAsync(pipe.Reader, cancellationToken);
        await Task.WhenAll(filling, reading);
        return await reading;
    }
}
