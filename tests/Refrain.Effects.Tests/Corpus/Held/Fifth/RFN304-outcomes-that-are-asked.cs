// A failure becomes an outcome, and the task fails with all of them; what cannot be parsed is a row that says so.
public readonly record struct Result<T>(T? Value, Exception? Error)
{
    public static Result<T> Of(Func<T> work)
    {
        try
        {
            return new(work(), null);
        }
        catch (Exception exception)
        {
            return new(default, exception);
        }
    }
}

public sealed record Parsed(string Line, int Length, string? Problem);

[Task]
public sealed partial record ParsedLines(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Parsed> Run(IReadOnlyList<string> lines)
    {
        var results = lines.Select(line => Result<Parsed>.Of(() => Parse(line))).ToList();
        var errors = results.Where(result => result.Error is not null).Select(result => result.Error!).ToList();
        if (errors.Count > 0)
            throw new AggregateException("Some lines could not be worked on.", errors);
        return [.. results.Select(result => result.Value!)];
    }

    private static Parsed Parse(string line)
    {
        try
        {
            return new(line, Convert.FromHexString(line).Length, null);
        }
        catch (FormatException exception)
        {
            return new(line, 0, exception.GetType().Name);
        }
    }
}
