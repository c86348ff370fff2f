using Microsoft.Extensions.Logging;

namespace Refrain.Running;

/// <summary>What drivers and workers log of what goes over a broker.</summary>
internal static partial class BrokerLog
{
    [LoggerMessage(EventId = 3, EventName = "Broker", Message = "{What}")]
    public static partial void Write(ILogger logger, LogLevel level, string what);
}
