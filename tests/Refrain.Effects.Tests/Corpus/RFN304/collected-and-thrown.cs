// Failures are collected so that all of them are told; then the task fails.
public static class Validation
{
    public static void Check(string line)
    {
        if (line.Contains('\0'))
            throw new InvalidDataException("A line has a NUL in it.");
    }
}

[Task]
public sealed partial record Validated(string File)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines)
    {
        var failures = new List<Exception>();
        foreach (var line in lines)
        {
            try
            {
                Validation.Check(line);
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0)
            throw new AggregateException($"{failures.Count} lines are not valid.", failures);
        return lines.Count;
    }
}
