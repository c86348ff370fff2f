// A transaction of the broker makes all messages visible at once; the second run sends them again all the same.
using Confluent.Kafka;

public sealed class Outgoing(IProducer<string, byte[]> producer) : IDisposable
{
    public void Send(string topic, IEnumerable<(string Key, byte[] Value)> messages)
    {
        producer.InitTransactions(TimeSpan.FromSeconds(30));
        producer.BeginTransaction();
        try
        {
            foreach (var (key, value) in messages)
                producer.Produce(topic, new Message<string, byte[]> { Key = key, Value = value }); // RFN205
            producer.CommitTransaction();
        }
        catch
        {
            producer.AbortTransaction();
            throw;
        }
    }

    public void Dispose() => producer.Dispose();
}

[Task]
public sealed partial record Announced(string File, string Topic)
{
    [Requires] public FileSource Lines => new(File);

    public int Run(IReadOnlyList<string> lines, [Service] IProducer<string, byte[]> producer)
    {
        using var outgoing = new Outgoing(producer);
        outgoing.Send(Topic, lines.Select(line => (line, System.Text.Encoding.UTF8.GetBytes(line))));
        return lines.Count;
    }
}
