// A property Start, a method Start of a builder, and a record named ProcessStart.
public sealed record ProcessStart(int Number, int Minute);

public sealed class Schedule
{
    private readonly List<ProcessStart> _starts = [];

    public Schedule Start(int number, int minute)
    {
        _starts.Add(new(number, minute));
        return this;
    }

    public IReadOnlyList<ProcessStart> Starts => _starts;
}

[Task]
public sealed partial record NightShift(int Machines)
{
    public IReadOnlyList<ProcessStart> Run()
    {
        var range = ..Machines;
        var schedule = new Schedule();
        for (var i = range.Start.Value; i < range.End.Value; i++)
            schedule.Start(i, i * 5);
        return schedule.Starts;
    }
}
