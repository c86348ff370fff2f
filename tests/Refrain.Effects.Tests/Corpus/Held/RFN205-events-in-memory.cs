// Publishing, queues and a mail, all of them within the task: events are handlers' calls, the queue is a channel, the letter is a row.
using System.Threading.Channels;

public sealed record Letter(string To, string Subject);

public sealed record Overdue(string Customer, int Days);

public sealed class EventBus
{
    private readonly Dictionary<Type, List<Action<object>>> _handlers = [];

    public void Subscribe<T>(Action<T> handler)
        where T : notnull
    {
        if (!_handlers.TryGetValue(typeof(T), out var handlers))
            _handlers.Add(typeof(T), handlers = []);
        handlers.Add(item => handler((T)item));
    }

    public void Publish<T>(T item)
        where T : notnull
    {
        foreach (var handler in _handlers.GetValueOrDefault(typeof(T)) ?? [])
            handler(item);
    }
}

public sealed class SmtpClient(ChannelWriter<Letter> outgoing)
{
    public ValueTask SendAsync(Letter letter, CancellationToken token) => outgoing.WriteAsync(letter, token);
}

[Task]
public sealed partial record Reminders(string Ledger, int Days)
{
    [Requires] public FileSource Accounts => new(Ledger);

    public async Task<IReadOnlyList<Letter>> Run(IReadOnlyList<string> accounts, CancellationToken cancellationToken)
    {
        var overdue = new List<Overdue>();
        var bus = new EventBus();
        bus.Subscribe<Overdue>(overdue.Add);
        foreach (var account in accounts)
        {
            if (account.Split(';') is [var customer, var days] && int.Parse(days) >= Days)
                bus.Publish(new Overdue(customer, int.Parse(days)));
        }

        var queue = Channel.CreateBounded<Letter>(new BoundedChannelOptions(16) { SingleReader = true, SingleWriter = true });
        var sending = SendAsync(new SmtpClient(queue.Writer), queue.Writer);
        var letters = new List<Letter>();
        await foreach (var letter in queue.Reader.ReadAllAsync(cancellationToken))
            letters.Add(letter);
        await sending;
        return letters;

        async Task SendAsync(SmtpClient client, ChannelWriter<Letter> writer)
        {
            foreach (var (customer, days) in overdue)
                await client.SendAsync(new(customer, $"{days} days overdue"), cancellationToken);
            writer.Complete();
        }
    }
}
