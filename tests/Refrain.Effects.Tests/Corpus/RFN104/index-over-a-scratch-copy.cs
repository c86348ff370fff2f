// A class that wants a path reads a copy of the input in the scratch folder.
public sealed class LineIndex(string path)
{
    private readonly List<long> _starts = [];

    public int Count => _starts.Count;

    public static LineIndex Build(string path)
    {
        var index = new LineIndex(path);
        using var stream = File.OpenRead(path);
        var start = true;
        for (int value; (value = stream.ReadByte()) >= 0; start = value == '\n')
        {
            if (start)
                index._starts.Add(stream.Position - 1);
        }

        return index;
    }

    public char FirstOf(int line)
    {
        using var stream = File.OpenRead(path);
        stream.Position = _starts[line];
        return (char)stream.ReadByte();
    }
}

[Task]
public sealed partial record FirstCharacters(string Name)
{
    [Requires] public FileSource Text => new(Name);

    public async Task<string> Run(Stream text, TaskContext context)
    {
        var copy = Path.Combine(context.ScratchDirectory, "copy.txt");
        await using (var target = File.Create(copy))
            await text.CopyToAsync(target, context.CancellationToken);

        var index = LineIndex.Build(copy);
        return string.Concat(Enumerable.Range(0, index.Count).Select(index.FirstOf));
    }
}
