// Each row is produced to a topic, without waiting for each delivery.
using Confluent.Kafka;

public sealed class RowProducer(IProducer<string, string> producer, string topic) : IDisposable
{
    public void Send(string key, string value) => producer.Produce(topic, new Message<string, string> { Key = key, Value = value }); // RFN205

    public void Dispose() => producer.Flush(TimeSpan.FromSeconds(10));
}

[Task]
public sealed partial record SentRows(string File, string Topic)
{
    [Requires] public FileSource Rows => new(File);

    public int Run(IReadOnlyList<string> rows, [Service] IProducer<string, string> producer)
    {
        using var sender = new RowProducer(producer, Topic);
        foreach (var row in rows)
            sender.Send(row[..4], row);
        return rows.Count;
    }
}
