// What tasks and tables use of Azure.Messaging.EventHubs, which does not restore here: declarations after its public documentation.
namespace Azure.Messaging.EventHubs
{
    public class EventData
    {
        public EventData(BinaryData eventBody) { }
        public EventData(ReadOnlyMemory<byte> eventBody) { }
        public EventData(string eventBody) { }
        public BinaryData EventBody { get; set; } = null!;
        public string? MessageId { get; set; }
        public IDictionary<string, object> Properties { get; } = null!;
    }
}

namespace Azure.Messaging.EventHubs.Producer
{
    public class SendEventOptions
    {
        public string? PartitionKey { get; set; }
        public string? PartitionId { get; set; }
    }

    public sealed class EventDataBatch : IDisposable
    {
        internal EventDataBatch() { }
        public int Count => throw null!;
        public bool TryAdd(EventData eventData) => throw null!;
        public void Dispose() { }
    }

    public class EventHubProducerClient : IAsyncDisposable
    {
        public EventHubProducerClient(string connectionString) { }
        public EventHubProducerClient(string connectionString, string eventHubName) { }
        public virtual ValueTask<EventDataBatch> CreateBatchAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SendAsync(IEnumerable<EventData> eventBatch, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SendAsync(IEnumerable<EventData> eventBatch, SendEventOptions options, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SendAsync(EventDataBatch eventBatch, CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class EventHubBufferedProducerClient : IAsyncDisposable
    {
        public EventHubBufferedProducerClient(string connectionString) { }
        public virtual Task<int> EnqueueEventAsync(EventData eventData, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<int> EnqueueEventsAsync(IEnumerable<EventData> events, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task FlushAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }
}

namespace Azure.Messaging.EventHubs.Consumer
{
    public struct PartitionEvent
    {
        public EventData Data { get; }
    }

    public class EventHubConsumerClient : IAsyncDisposable
    {
        public const string DefaultConsumerGroupName = "$Default";
        public EventHubConsumerClient(string consumerGroup, string connectionString) { }
        public virtual IAsyncEnumerable<PartitionEvent> ReadEventsAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<PartitionEvent> ReadEventsAsync(bool startReadingAtEarliestEvent, CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }
}
