// Of a whole record of options that is kept out of the key, one member is in the output's text.
public sealed record ExportOptions(int Workers = 4, string Separator = ";");

[Task]
public sealed partial record SeparatedExport(
    string File,
    [property: Insignificant] ExportOptions Options) // RFN015
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, OutputFile export, CancellationToken cancellationToken)
    {
        var cleaned = new string[lines.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Options.Workers, CancellationToken = cancellationToken };
        Parallel.For(0, lines.Count, parallel, i => cleaned[i] = Clean(lines[i]));
        export.WriteAllLines(cleaned);
    }

    private string Clean(string line) => string.Join(Options.Separator, line.Split('\t', StringSplitOptions.TrimEntries));
}
