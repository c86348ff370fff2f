// A chunk that fails is counted and left out; the task ends well.
using System.Diagnostics.Metrics;

public sealed class ChunkPump(Counter<int> failures)
{
    public async Task<List<long>> SumsAsync(IEnumerable<string[]> chunks, Func<string[], Task<long>> sum)
    {
        var sums = new List<long>();
        foreach (var chunk in chunks)
        {
            try
            {
                sums.Add(await sum(chunk));
            }
            catch (Exception) // RFN304
            {
                failures.Add(1);
            }
        }

        return sums;
    }
}

[Task]
public sealed partial record SumsOfChunks(string File)
{
    private static readonly Meter s_meter = new("sums");
    private static readonly Counter<int> s_failures = s_meter.CreateCounter<int>("failures");

    [Requires] public FileSource Lines => new(File);

    public async Task<IReadOnlyList<long>> Run(IReadOnlyList<string> lines) =>
        await new ChunkPump(s_failures).SumsAsync(lines.Chunk(100), chunk => Task.FromResult(chunk.Sum(line => long.Parse(line))));
}
