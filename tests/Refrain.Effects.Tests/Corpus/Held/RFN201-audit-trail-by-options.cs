// The mode of the file is an option whose default is to append: each run of the task adds its lines to the same trail again.
using System.Text;

public sealed record TrailOptions(string Folder)
{
    public FileMode Mode { get; init; } = FileMode.Append;

    public int BufferSize { get; init; } = 4_096;
}

public interface ITrail : IDisposable
{
    void Note(string entry);
}

public sealed class FileTrail : ITrail
{
    private readonly Stream _stream;

    public FileTrail(string name, TrailOptions options)
    {
        var path = $"{options.Folder}/{name}.trail";
        _stream = new FileStream(path, options.Mode, FileAccess.Write, FileShare.Read, options.BufferSize); // RFN201
    }

    public void Note(string entry)
    {
        _stream.Write(Encoding.UTF8.GetBytes(entry));
        _stream.WriteByte((byte)'\n');
    }

    public void Dispose() => _stream.Dispose();
}

public sealed class NumberedTrail(ITrail inner) : ITrail
{
    private int _number;

    public void Note(string entry) => inner.Note($"{++_number} {entry}");

    public void Dispose() => inner.Dispose();
}

[Task]
public sealed partial record ScreenedTransfers(string Transfers, string Trails, int Limit)
{
    [Requires] public FileSource Booked => new(Transfers);

    public IReadOnlyList<string> Run(IEnumerable<string> booked)
    {
        using ITrail trail = new NumberedTrail(new FileTrail("screening", new(Trails)));
        var passed = new List<string>();
        foreach (var transfer in booked)
        {
            if (transfer.Split(';') is [var id, var cents] && int.Parse(cents) > Limit)
                trail.Note($"held {id}");
            else
                passed.Add(transfer);
        }

        return passed;
    }
}
