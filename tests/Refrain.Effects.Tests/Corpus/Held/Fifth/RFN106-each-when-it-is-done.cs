// The results come as their tasks are done.
public sealed record Checked(string Name, bool IsSquare);

public static class Checks
{
    public static async Task<Checked> SquareAsync(string name, int value, CancellationToken token)
    {
        await Task.Yield();
        token.ThrowIfCancellationRequested();
        var root = (int)Math.Sqrt(value);
        return new(name, root * root == value);
    }
}

[Task]
public sealed partial record Squares(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async IAsyncEnumerable<Checked> Run(IReadOnlyList<string> lines, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = lines.Select(line => Checks.SquareAsync(line, line.Length, cancellationToken)).ToList();
        await foreach (var done in Task.WhenEach(running).WithCancellation(cancellationToken)) // RFN106
            yield return await done;
    }
}
