using Microsoft.Extensions.Logging;

namespace Refrain.RabbitMQ;

/// <summary>What is logged of the broker.</summary>
internal static partial class RabbitLog
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{What}")]
    public static partial void Trouble(ILogger logger, string what);
}
