// The token comes as far as the client, which keeps it in a field and then does not pass it on everywhere.
using System.Text.Json;

public sealed record Point(double Lon, double Lat);

public sealed class TrackReader(Stream stream, CancellationToken token) : IAsyncDisposable
{
    private readonly StreamReader _reader = new(stream, leaveOpen: true);

    public async Task<Point?> NextAsync()
    {
        var line = await _reader.ReadLineAsync(token);
        return line is null ? null : JsonSerializer.Deserialize<Point>(line);
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await stream.DisposeAsync();
    }
}

public sealed class TrackWriter(Stream stream)
{
    public async Task WriteAsync(Point point, CancellationToken cancellationToken)
    {
        await JsonSerializer.SerializeAsync(stream, point, cancellationToken: cancellationToken);
        await stream.WriteAsync("\n"u8.ToArray()); // RFN305
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await stream.FlushAsync(); // RFN305
    }
}

[Task]
public sealed partial record ThinnedTrack(string Track, int Every = 10)
{
    [Requires] public FileSource Points => new(Track);

    public async Task Run(Stream points, OutputFile thinned, CancellationToken cancellationToken)
    {
        await using var reader = new TrackReader(points, cancellationToken);
        await using var output = thinned.OpenWrite();
        var writer = new TrackWriter(output);
        var number = 0;
        while (await reader.NextAsync() is { } point)
        {
            if (number++ % Every == 0)
                await writer.WriteAsync(point, cancellationToken);
        }

        await writer.EndAsync(cancellationToken);
    }
}
