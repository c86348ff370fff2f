// A message a row; Kafka's own idempotence ends with the producer.
using Confluent.Kafka;

public readonly record struct Position(string Vehicle, int Second, int X, int Y);

[Task]
public sealed partial record Positions(DateOnly Day)
{
    public IEnumerable<Position> Run() => [new("v1", 0, 1, 1), new("v1", 1, 2, 1)];
}

[Task, Requires<Positions>]
public sealed partial record PositionsReplayed(DateOnly Day, string Topic)
{
    public async Task<int> Run(IReadOnlyList<Position> positions, [Service] IProducer<string, string> producer, CancellationToken cancellationToken)
    {
        foreach (var (vehicle, second, x, y) in positions)
        {
            var message = new Message<string, string> { Key = vehicle, Value = $"{second};{x};{y}" };
            await producer.ProduceAsync(Topic, message, cancellationToken); // RFN205
        }

        return positions.Count;
    }
}
