// A decorator writes a diary beside what it decorates; its file is opened when it is first needed, and added to.
public interface IRule
{
    bool Accepts(string line);
}

public sealed class LongLines(int least) : IRule
{
    public bool Accepts(string line) => line.Length >= least;
}

public sealed class Diarised(IRule inner, FileInfo diary) : IRule, IDisposable
{
    private StreamWriter? _writer;

    public bool Accepts(string line)
    {
        var accepted = inner.Accepts(line);
        if (!accepted)
            (_writer ??= diary.AppendText()).WriteLine(line); // RFN201
        return accepted;
    }

    public void Dispose() => _writer?.Dispose();
}

[Task]
public sealed partial record Accepted(string File, string Folder)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> lines)
    {
        using var rule = new Diarised(new LongLines(3), new FileInfo(Path.Combine(Folder, "refused.txt")));
        return [.. lines.Where(rule.Accepts)];
    }
}
