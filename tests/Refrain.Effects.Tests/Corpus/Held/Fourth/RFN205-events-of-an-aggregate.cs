// An aggregate collects events; when it is saved they are published on the bus.
using MassTransit;

public sealed record OrderClosed(string Order);

public abstract class Aggregate
{
    private readonly List<object> _raised = [];

    public IReadOnlyList<object> Raised => _raised;

    protected void Raise(object raised) => _raised.Add(raised);
}

public sealed class Order(string id) : Aggregate
{
    public void Close() => Raise(new OrderClosed(id));
}

public sealed class Dispatcher(IPublishEndpoint bus)
{
    public async Task DispatchAsync(Aggregate aggregate, CancellationToken token)
    {
        foreach (var raised in aggregate.Raised)
            await bus.Publish(raised, raised.GetType(), token); // RFN205
    }
}

[Task]
public sealed partial record ClosedOrder(string Id)
{
    public async Task<string> Run([Service] IPublishEndpoint bus, CancellationToken cancellationToken)
    {
        var order = new Order(Id);
        order.Close();
        await new Dispatcher(bus).DispatchAsync(order, cancellationToken);
        return Id;
    }
}
