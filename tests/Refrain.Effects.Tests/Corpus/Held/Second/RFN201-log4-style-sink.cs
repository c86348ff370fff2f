// A sink behind an interface appends lines to a journal, asynchronously.
public interface ISink
{
    Task WriteAsync(string line, CancellationToken token);
}

public sealed class FileSink(string path) : ISink
{
    public async Task WriteAsync(string line, CancellationToken token) => await File.AppendAllLinesAsync(path, [line], token); // RFN201
}

public sealed class Journal(IEnumerable<ISink> sinks)
{
    public async Task NoteAsync(string line, CancellationToken token)
    {
        foreach (var sink in sinks)
            await sink.WriteAsync(line, token);
    }
}

[Task]
public sealed partial record Settled(string Account, long Cents, string JournalPath)
{
    public async Task<long> Run(CancellationToken cancellationToken)
    {
        var journal = new Journal([new FileSink(JournalPath)]);
        await journal.NoteAsync($"{Account};{Cents}", cancellationToken);
        return Cents;
    }
}
