// What tasks and tables use of NServiceBus, which does not restore here: declarations after its public documentation.
namespace NServiceBus
{
    public class SendOptions;

    public class PublishOptions;

    public interface IPipelineContext
    {
        Task Send(object message, SendOptions options);
        Task Publish(object message, PublishOptions options);
    }

    public interface IMessageProcessingContext : IPipelineContext
    {
        Task Reply(object message, ReplyOptions options);
    }

    public class ReplyOptions;

    public interface IMessageHandlerContext : IMessageProcessingContext;

    public interface IMessageSession
    {
        Task Send(object message, SendOptions sendOptions, CancellationToken cancellationToken = default);
        Task Publish(object message, PublishOptions publishOptions, CancellationToken cancellationToken = default);
    }

    public static class MessageSessionExtensions
    {
        public static Task Send(this IMessageSession session, object message, CancellationToken cancellationToken = default) => throw null!;
        public static Task Send(this IMessageSession session, string destination, object message, CancellationToken cancellationToken = default) => throw null!;
        public static Task SendLocal(this IMessageSession session, object message, CancellationToken cancellationToken = default) => throw null!;
        public static Task Publish(this IMessageSession session, object message, CancellationToken cancellationToken = default) => throw null!;
    }

    public static class IPipelineContextExtensions
    {
        public static Task Send(this IPipelineContext context, object message) => throw null!;
        public static Task Send(this IPipelineContext context, string destination, object message) => throw null!;
        public static Task Publish(this IPipelineContext context, object message) => throw null!;
    }
}
