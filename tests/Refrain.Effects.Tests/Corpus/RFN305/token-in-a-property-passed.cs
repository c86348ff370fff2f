// The object's token goes with every call.
public sealed class Unit
{
    public required CancellationToken Token { get; init; }

    public async Task<int> CountAsync(StreamReader reader)
    {
        var count = 0;
        while (await reader.ReadLineAsync(Token) is not null) count++;
        return count;
    }
}

[Task]
public sealed partial record CountedLines(string Name)
{
    [Requires] public FileSource Text => new(Name);

    public async Task<int> Run(Artifact<byte[]> text, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(text.Path);
        return await new Unit { Token = cancellationToken }.CountAsync(reader);
    }
}
