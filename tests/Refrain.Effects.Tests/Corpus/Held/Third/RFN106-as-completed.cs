// Results are taken in the order in which requests complete.
public static class Work
{
    public static async Task<int> LengthAsync(string line, CancellationToken token)
    {
        await Task.Delay(line.Length % 7, token);
        return line.Length;
    }
}

[Task]
public sealed partial record Lengths(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<int> Run(IReadOnlyList<string> lines, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var done in Task.WhenEach(lines.Select(line => Work.LengthAsync(line, cancellationToken)))) // RFN106
            yield return await done;
    }
}
