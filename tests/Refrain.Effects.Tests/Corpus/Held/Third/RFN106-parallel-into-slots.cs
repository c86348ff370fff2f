// Parallel work fills slots by their index.
[Task]
public sealed partial record Upper(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<string[]> Run(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        var results = new string[lines.Count];
        await Parallel.ForAsync(0, lines.Count, cancellationToken, (i, _) =>
        {
            results[i] = lines[i].ToUpperInvariant();
            return ValueTask.CompletedTask;
        });
        return results;
    }
}
