// A bus of the process's own that publishes to handlers, and a queue that is a data structure.
public interface IHandler<in TEvent>
{
    void Handle(TEvent raised);
}

public sealed record RowRead(string Row);

public sealed class LocalBus
{
    private readonly Dictionary<Type, List<Action<object>>> _handlers = [];

    public void Subscribe<TEvent>(IHandler<TEvent> handler)
    {
        if (!_handlers.TryGetValue(typeof(TEvent), out var list))
            _handlers[typeof(TEvent)] = list = [];
        list.Add(raised => handler.Handle((TEvent)raised));
    }

    public void Publish(object raised)
    {
        foreach (var handler in _handlers.GetValueOrDefault(raised.GetType(), []))
            handler(raised);
    }
}

public sealed class Longest : IHandler<RowRead>
{
    public string Row { get; private set; } = "";

    public void Handle(RowRead raised) => Row = raised.Row.Length > Row.Length ? raised.Row : Row;
}

[Task]
public sealed partial record LongestRow(string File)
{
    [Requires] public FileSource Rows => new(File);

    public string Run(IEnumerable<string> rows)
    {
        var (bus, longest, queue) = (new LocalBus(), new Longest(), new Queue<RowRead>());
        bus.Subscribe(longest);
        foreach (var row in rows)
            queue.Enqueue(new(row));
        while (queue.TryDequeue(out var message))
            bus.Publish(message);
        return longest.Row;
    }
}
