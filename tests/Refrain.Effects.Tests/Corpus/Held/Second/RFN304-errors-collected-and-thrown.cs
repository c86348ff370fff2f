// Errors are collected and thrown together at the end; a retry throws the last one.
public sealed class Checks
{
    private readonly List<Exception> _errors = [];

    public void Check(Action check)
    {
        try
        {
            check();
        }
        catch (Exception error)
        {
            _errors.Add(error);
        }
    }

    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
            throw new AggregateException(_errors);
    }
}

[Task]
public sealed partial record CheckedRows(string File)
{
    [Requires] public FileSource Rows => new(File);

    public int Run(IReadOnlyList<string> rows)
    {
        var checks = new Checks();
        foreach (var row in rows)
        {
            checks.Check(() => ArgumentException.ThrowIfNullOrEmpty(row));
            checks.Check(() => _ = int.Parse(row));
        }

        checks.ThrowIfAny();
        return rows.Count;
    }
}
