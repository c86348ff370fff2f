// The lambda of a parallel loop gets a token and forgets it; a copy of streams does too.
[Task]
public sealed partial record CopiedInLoop(string File)
{
    [Requires] public FileSource Source => new(File);

    public async Task Run(Artifact<byte[]> source, OutputFile copy, CancellationToken cancellationToken)
    {
        OutputFile[] targets = [copy];
        await Parallel.ForEachAsync(targets, cancellationToken, async (target, _) =>
        {
            await using var from = source.OpenRead();
            await using var to = target.OpenWrite();
            await from.CopyToAsync(to); // RFN305
        });
    }
}
