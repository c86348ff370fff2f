// A journal is opened with options that append, and lives in a field of a disposable.
using System.Text;

public sealed class Journal : IAsyncDisposable
{
    private readonly StreamWriter _writer;

    public Journal(string folder, string name)
    {
        var options = new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.Read };
        _writer = new StreamWriter(Path.Combine(folder, name + ".journal"), Encoding.UTF8, options); // RFN201
    }

    public Task NoteAsync(string what) => _writer.WriteLineAsync(what);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();
}

[Task]
public sealed partial record Journaled(string File)
{
    [Requires] public FileSource Lines => new(File);

    public async Task<int> Run(IReadOnlyList<string> lines)
    {
        await using var journal = new Journal("/var/lib/import", "rows");
        foreach (var line in lines.Where(line => line.Length == 0))
            await journal.NoteAsync("an empty line");
        return lines.Count;
    }
}
