// What tasks and tables use of Google.Cloud.PubSub.V1, which does not restore here: declarations after its public documentation.
namespace Google.Cloud.PubSub.V1
{
    public sealed class TopicName(string projectId, string topicId)
    {
        public string ProjectId => projectId;
        public string TopicId => topicId;
    }

    public sealed class PubsubMessage
    {
        public string MessageId { get; set; } = "";
        public string OrderingKey { get; set; } = "";
    }

    public abstract class PublisherClient
    {
        public static Task<PublisherClient> CreateAsync(TopicName topicName) => throw null!;
        public virtual Task<string> PublishAsync(PubsubMessage message) => throw null!;
        public virtual Task<string> PublishAsync(string message, System.Text.Encoding? encoding = null) => throw null!;
        public virtual Task<string> PublishAsync(byte[] message) => throw null!;
        public virtual Task ShutdownAsync(CancellationToken hardStopToken) => throw null!;
    }
}
