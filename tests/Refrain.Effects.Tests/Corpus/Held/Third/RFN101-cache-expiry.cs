// The clock only decides when a connection string in memory is looked up again.
public sealed class Expiring<T>(Func<T> load, TimeSpan lifetime)
{
    private T? _value;
    private DateTimeOffset _until;

    public T Get(DateTimeOffset now)
    {
        if (_value is null || now >= _until)
        {
            _value = load();
            _until = now + lifetime;
        }

        return _value;
    }
}

[Task]
public sealed partial record FirstOfMonth(DateOnly Month, DateTimeOffset AsOf)
{
    public string Run()
    {
        var holidays = new Expiring<int[]>(() => [1, 6], TimeSpan.FromHours(1));
        var day = Enumerable.Range(1, 28).First(d => !holidays.Get(AsOf).Contains(d));
        return new DateOnly(Month.Year, Month.Month, day).ToString("O");
    }
}
