using Microsoft.Extensions.Logging;

namespace Refrain.RabbitMQ;

/// <summary>How a <see cref="RabbitBroker"/> is used. Immutable.</summary>
public sealed record RabbitBrokerOptions
{
    /// <summary>How long the broker is tried to be reached, when it is opened and each time it is lost: 1 min.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long without a sign of life the connection is taken for lost: 20 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How often the broker delivers a message before it makes a dead letter of it by itself: 6. Workers do so earlier, and say why.</summary>
    public int DeliveryLimit { get; init; } = 6;

    /// <summary>After how long without a worker a queue of tasks is removed, with what is in it: 7 days. Each build of a program has queues of its own.</summary>
    public TimeSpan QueueExpiry { get; init; } = TimeSpan.FromDays(7);

    /// <summary>After how long a worker that should have a task, as what it reads is at hand there, must have taken it, or any worker may: 2 s.</summary>
    public TimeSpan NearExpiry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After how long without it the queues of a driver, and those of a worker that outlive its connection, are removed: 1 h.</summary>
    public TimeSpan DriverExpiry { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What a server's certificate must be signed by, as a file in PEM; what this machine trusts unless it is set.</summary>
    public string? CertificateAuthorityFile { get; init; }

    /// <summary>The certificate that is shown to a server that asks for one, as a file in PEM; none unless it is set.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>The key of <see cref="CertificateFile"/>, as a file in PEM; it is in the same file unless this is set.</summary>
    public string? KeyFile { get; init; }

    /// <summary>The clock of the patience.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where it is told when the broker is lost and found again.</summary>
    public ILogger? Logger { get; init; }
}
