// Several workers write to one channel; the rows come in the order in which they finish.
using System.Threading.Channels;

[Task]
public sealed partial record Normalized(string File, [property: Insignificant] int Workers = 4)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<string> Run(IReadOnlyList<string> lines, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var results = Channel.CreateBounded<string>(100);
        var work = Parallel.ForEachAsync(
            lines,
            new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancellationToken },
            async (line, token) => await results.Writer.WriteAsync(line.Trim().ToUpperInvariant(), token));
        var end = work.ContinueWith(done => results.Writer.Complete(done.Exception), cancellationToken, TaskContinuationOptions.None, TaskScheduler.Default);
        await foreach (var result in results.Reader.ReadAllAsync(cancellationToken)) // RFN106
            yield return result;
        await end;
    }
}
