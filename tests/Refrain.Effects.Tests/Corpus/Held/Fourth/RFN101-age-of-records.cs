// Records older than a year are left out; a year is counted from today, three helpers deep.
public interface IRetention
{
    bool Keeps(DateOnly day);
}

public sealed class YearsBack(int years, Func<DateOnly> today) : IRetention
{
    public bool Keeps(DateOnly day) => day >= today().AddYears(-years);
}

public static class Retentions
{
    public static IRetention Default { get; } = new YearsBack(1, Today);

    private static DateOnly Today() => DateOnly.FromDateTime(DateTime.Today); // RFN101
}

[Task]
public sealed partial record Recent(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IEnumerable<string> Run(IEnumerable<string> lines) =>
        lines.Where(line => Retentions.Default.Keeps(DateOnly.ParseExact(line.AsSpan(0, 10), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
