// Events are raised to handlers of the program and collected in a list; no broker sees them.
public interface IEventHandler<in T>
{
    void Handle(T happened);
}

public sealed record Rejected(string Row);

public sealed class RejectedRows : IEventHandler<Rejected>
{
    private readonly List<string> _rows = [];

    public IReadOnlyList<string> Rows => _rows;

    public void Handle(Rejected happened) => _rows.Add(happened.Row);
}

public sealed class Bus
{
    private readonly List<Delegate> _handlers = [];

    public void Subscribe<T>(IEventHandler<T> handler) => _handlers.Add((Action<T>)handler.Handle);

    public void Publish<T>(T happened)
    {
        foreach (var handler in _handlers.OfType<Action<T>>())
            handler(happened);
    }
}

[Task]
public sealed partial record RejectedOf(string File)
{
    [Requires] public FileSource Rows => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> rows)
    {
        var (bus, rejected) = (new Bus(), new RejectedRows());
        bus.Subscribe(rejected);
        foreach (var row in rows)
        {
            if (!row.Contains(','))
                bus.Publish(new Rejected(row));
        }

        return rejected.Rows;
    }
}
