// Messages are consumed and counted; nobody declared them.
using Confluent.Kafka;

[Task]
public sealed partial record Drained(string Topic)
{
    public int Run([Service] IConsumer<string, string> consumer)
    {
        consumer.Subscribe(Topic);
        var count = 0;
        while (consumer.Consume(TimeSpan.FromSeconds(1)) is { } result) // RFN104
            count += result.Message.Value.Length;
        return count;
    }
}
