// Each row says which machine made it.
public sealed record Provenance(string Machine, string Tool);

public sealed record Cleaned(string Text, Provenance From);

public static class Provenances
{
    public static Provenance Current { get; } = new(Environment.MachineName, "cleaner 2"); // RFN103
}

[Task]
public sealed partial record CleanedTexts(string File)
{
    [Requires] public FileSource Texts => new(File);

    public IEnumerable<Cleaned> Run(IEnumerable<string> texts) =>
        from text in texts
        let trimmed = text.Trim()
        where trimmed.Length > 0
        select new Cleaned(trimmed, Provenances.Current);
}
