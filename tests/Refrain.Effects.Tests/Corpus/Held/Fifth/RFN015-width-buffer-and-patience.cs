// Width, the size of buffers, patience and names for dashboards: none of them changes what comes out.
using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.Channels;

public sealed record Digest(int Place, int Ones);

[Task]
public sealed partial record Digests(
    string File,
    [property: Insignificant] int Width = 4,
    [property: Insignificant] int BufferBytes = 8192,
    [property: Insignificant] int PatienceSeconds = 30,
    [property: Insignificant] string Team = "")
{
    private static readonly ActivitySource s_source = new("digests");
    private static readonly Meter s_meter = new("digests");
    private static readonly Histogram<int> s_sizes = s_meter.CreateHistogram<int>("block.size");

    [Requires] public FileSource Bytes => new(File);

    public async Task<IReadOnlyList<Digest>> Run(Artifact<byte[]> bytes, CancellationToken cancellationToken)
    {
        using var activity = s_source.StartActivity("digest");
        activity?.SetTag("team", Team);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(TimeSpan.FromSeconds(PatienceSeconds));
        await using var stream = new FileStream(bytes.Path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, FileOptions.SequentialScan);
        var blocks = Channel.CreateBounded<(int Place, byte[] Block)>(Width);
        var ones = new int[(stream.Length + 4095) / 4096];
        var counting = Parallel.ForEachAsync(
            blocks.Reader.ReadAllAsync(limited.Token),
            new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = limited.Token },
            (block, _) =>
            {
                ones[block.Place] = block.Block.Sum(one => int.PopCount(one));
                s_sizes.Record(block.Block.Length, new KeyValuePair<string, object?>("team", Team));
                return ValueTask.CompletedTask;
            });
        for (var place = 0; place < ones.Length; place++)
        {
            var block = new byte[Math.Min(4096, stream.Length - stream.Position)];
            await stream.ReadExactlyAsync(block, limited.Token);
            await blocks.Writer.WriteAsync((place, block), limited.Token);
        }

        blocks.Writer.Complete();
        await counting;
        return [.. ones.Select((count, place) => new Digest(place, count))];
    }
}
