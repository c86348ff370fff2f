// What tasks and tables use of Azure.Messaging.ServiceBus, which does not restore here: declarations after its public documentation.
namespace Azure.Messaging.ServiceBus
{
    public class ServiceBusClient : IAsyncDisposable
    {
        public ServiceBusClient(string connectionString) { }
        public virtual ServiceBusSender CreateSender(string queueOrTopicName) => throw null!;
        public virtual ServiceBusReceiver CreateReceiver(string queueName) => throw null!;
        public virtual ServiceBusProcessor CreateProcessor(string queueName) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusSender : IAsyncDisposable
    {
        protected ServiceBusSender() { }
        public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<long> ScheduleMessageAsync(ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusMessage
    {
        public ServiceBusMessage() { }
        public ServiceBusMessage(string body) { }
        public ServiceBusMessage(ReadOnlyMemory<byte> body) { }
        public ServiceBusMessage(BinaryData body) { }
        public string MessageId { get; set; } = "";
        public string? SessionId { get; set; }
        public string? CorrelationId { get; set; }
        public string? Subject { get; set; }
        public string? ContentType { get; set; }
        public BinaryData Body { get; set; } = null!;
        public IDictionary<string, object> ApplicationProperties { get; } = null!;
    }

    public sealed class ServiceBusMessageBatch : IDisposable
    {
        internal ServiceBusMessageBatch() { }
        public int Count => throw null!;
        public bool TryAddMessage(ServiceBusMessage message) => throw null!;
        public void Dispose() { }
    }

    public class ServiceBusReceiver : IAsyncDisposable
    {
        protected ServiceBusReceiver() { }
        public virtual Task<ServiceBusReceivedMessage> ReceiveMessageAsync(TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ServiceBusReceivedMessage> PeekMessageAsync(long? fromSequenceNumber = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task AbandonMessageAsync(ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task DeadLetterMessageAsync(ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) => throw null!;
        public virtual ValueTask DisposeAsync() => throw null!;
    }

    public class ServiceBusReceivedMessage
    {
        internal ServiceBusReceivedMessage() { }
        public BinaryData Body => throw null!;
        public string MessageId => throw null!;
        public long SequenceNumber => throw null!;
        public DateTimeOffset EnqueuedTime => throw null!;
    }

    public class ServiceBusProcessor : IAsyncDisposable
    {
        protected ServiceBusProcessor() { }
        public virtual Task StartProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public virtual Task StopProcessingAsync(CancellationToken cancellationToken = default) => throw null!;
        public ValueTask DisposeAsync() => throw null!;
    }
}
