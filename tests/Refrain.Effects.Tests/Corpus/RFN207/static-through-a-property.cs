// The static auto-property is set by a base class's template method.
public abstract class Importer
{
    public static string LastImporter { get; private set; } = "";

    public IReadOnlyList<string> Import(IEnumerable<string> lines)
    {
        LastImporter = GetType().Name; // RFN207
        return [.. lines.Where(Accepts)];
    }

    protected abstract bool Accepts(string line);
}

public sealed class CommentFree : Importer
{
    protected override bool Accepts(string line) => line is not ['#', ..];
}

[Task]
public sealed partial record Rules(string File)
{
    [Requires] public FileSource Text => new(File);

    public IReadOnlyList<string> Run(IEnumerable<string> text) => new CommentFree().Import(text);
}
