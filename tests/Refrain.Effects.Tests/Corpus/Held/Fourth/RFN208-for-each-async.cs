// The lambda is async, the loop that calls it is not: its tasks are async void.
public interface ISink
{
    ValueTask PutAsync(string row);
}

public sealed class Memory : ISink
{
    public List<string> Rows { get; } = [];

    public async ValueTask PutAsync(string row)
    {
        await Task.Yield();
        Rows.Add(row);
    }
}

[Task]
public sealed partial record Copied(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(List<string> lines)
    {
        var sink = new Memory();
        lines.ForEach(async line => await sink.PutAsync(line)); // RFN208
        return lines.Count;
    }
}
