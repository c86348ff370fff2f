// The base class of the exporter journals what was exported, once more at each run.
public abstract class Exporter(string journal)
{
    public int Export(IEnumerable<string> lines)
    {
        var count = lines.Count(Accept);
        Journal(count);
        return count;
    }

    protected abstract bool Accept(string line);

    protected virtual void Journal(int count) => File.AppendAllText(journal, $"exported {count}\n"); // RFN201
}

public sealed class NonEmptyExporter(string journal) : Exporter(journal)
{
    protected override bool Accept(string line) => line.Length > 0;
}

[Task]
public sealed partial record CleanLines(string File)
{
    [Requires] public FileSource Raw => new(File);

    public int Run(IReadOnlyList<string> raw)
    {
        var exporter = new NonEmptyExporter(File + ".journal");
        return exporter.Export(raw);
    }
}
