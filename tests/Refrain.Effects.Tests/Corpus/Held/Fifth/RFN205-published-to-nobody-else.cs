// What is called a publisher hands rows to handlers within the task; what others are told is a row of an outbox with a key of its own.
using Dapper;
using Npgsql;

public sealed record Closed(string Shop, int Day);

public sealed class Publisher
{
    private readonly Dictionary<Type, List<Delegate>> _handlers = [];

    public Publisher Subscribe<T>(Action<T> handler)
    {
        if (!_handlers.TryGetValue(typeof(T), out var handlers))
            _handlers[typeof(T)] = handlers = [];
        handlers.Add(handler);
        return this;
    }

    public void Publish<T>(T message)
    {
        foreach (var handler in _handlers[typeof(T)].Cast<Action<T>>())
            handler(message);
    }
}

[Task]
public sealed partial record ShopClosed(string Shop, int Day)
{
    public int Run([Service] NpgsqlConnection connection)
    {
        var closed = new List<Closed>();
        new Publisher().Subscribe<Closed>(closed.Add).Publish(new Closed(Shop, Day));
        return connection.Execute(
            "INSERT INTO outbox (id, kind, body) VALUES (@id, 'closed', @Day) ON CONFLICT (id) DO NOTHING",
            closed.Select(one => new { id = $"{one.Shop}/{one.Day}", one.Day }).Single());
    }
}
