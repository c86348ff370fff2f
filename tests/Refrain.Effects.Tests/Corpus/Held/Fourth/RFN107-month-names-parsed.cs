// Dates with names of months are parsed with no provider, which means that of the machine.
public static class Statements
{
    public static IEnumerable<(DateTime Day, string Text)> Parse(IEnumerable<string> lines)
    {
        foreach (var line in lines)
            yield return (DateTime.ParseExact(line[..11], "dd MMM yyyy", null), line[12..]); // RFN107
    }
}

[Task]
public sealed partial record FirstDay(string File)
{
    [Requires] public FileSource Lines => new(File);

    public DateTime Run(IEnumerable<string> lines) => Statements.Parse(lines).Min(entry => entry.Day);
}
