// The token is passed by position, by name and through options; where it is not, the call takes none or the refusal is written down.
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

public sealed class Lines(Stream stream)
{
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
            yield return line;
    }
}

public sealed class Packed(Stream stream) : IAsyncDisposable
{
    private readonly BrotliStream _packed = new(stream, CompressionLevel.Optimal, leaveOpen: true);

    public async Task AddAsync(string line, CancellationToken token)
    {
        var bytes = Encoding.UTF8.GetBytes(line + "\n");
        await _packed.WriteAsync(bytes, 0, bytes.Length, cancellationToken: token).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await _packed.FlushAsync(CancellationToken.None);
        await _packed.DisposeAsync();
    }
}

[Task]
public sealed partial record PackedLog(string Log, int Least)
{
    [Requires] public FileSource Source => new(Log);

    public async Task Run(Stream source, OutputFile packed, TaskContext context)
    {
        var token = context.CancellationToken;
        await using var output = packed.OpenWrite();
        await using (var writer = new Packed(output))
        {
            await foreach (var line in new Lines(source).ReadAsync().WithCancellation(token))
            {
                if (line.Length >= Least)
                    await writer.AddAsync(line, token);
            }
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, 4), token, (_, inner) => new ValueTask(Task.Delay(1, inner)));
        await output.FlushAsync(token);
    }
}
