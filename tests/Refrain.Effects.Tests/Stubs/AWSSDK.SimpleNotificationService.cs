// What tasks and tables use of AWSSDK.SimpleNotificationService, which does not restore here: declarations after its public documentation.
using Amazon.Runtime;
using Amazon.SimpleNotificationService.Model;

namespace Amazon.SimpleNotificationService
{
    public interface IAmazonSimpleNotificationService
    {
        Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default);
        Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default);
        Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default);
        Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default);
        Task<CreateTopicResponse> CreateTopicAsync(string name, CancellationToken cancellationToken = default);
        Task<ListTopicsResponse> ListTopicsAsync(CancellationToken cancellationToken = default);
    }

    public class AmazonSimpleNotificationServiceClient : IAmazonSimpleNotificationService, IDisposable
    {
        public AmazonSimpleNotificationServiceClient() { }
        public AmazonSimpleNotificationServiceClient(RegionEndpoint region) { }
        public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PublishResponse> PublishAsync(string topicArn, string message, string subject, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PublishResponse> PublishAsync(PublishRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<PublishBatchResponse> PublishBatchAsync(PublishBatchRequest request, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<CreateTopicResponse> CreateTopicAsync(string name, CancellationToken cancellationToken = default) => throw null!;
        public virtual Task<ListTopicsResponse> ListTopicsAsync(CancellationToken cancellationToken = default) => throw null!;
        public void Dispose() { }
    }
}

namespace Amazon.SimpleNotificationService.Model
{
    public class PublishRequest
    {
        public PublishRequest() { }
        public PublishRequest(string topicArn, string message) { }
        public PublishRequest(string topicArn, string message, string subject) { }
        public string? TopicArn { get; set; }
        public string? Message { get; set; }
        public string? Subject { get; set; }
        public string? MessageDeduplicationId { get; set; }
        public string? MessageGroupId { get; set; }
    }

    public class PublishResponse : AmazonWebServiceResponse
    {
        public string? MessageId { get; set; }
    }

    public class PublishBatchRequest
    {
        public string? TopicArn { get; set; }
        public List<PublishBatchRequestEntry>? PublishBatchRequestEntries { get; set; }
    }

    public class PublishBatchRequestEntry
    {
        public string? Id { get; set; }
        public string? Message { get; set; }
    }

    public class PublishBatchResponse : AmazonWebServiceResponse;

    public class CreateTopicResponse : AmazonWebServiceResponse
    {
        public string? TopicArn { get; set; }
    }

    public class ListTopicsResponse : AmazonWebServiceResponse
    {
        public List<Topic>? Topics { get; set; }
    }

    public class Topic
    {
        public string? TopicArn { get; set; }
    }
}
