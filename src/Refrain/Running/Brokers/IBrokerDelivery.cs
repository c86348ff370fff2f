namespace Refrain.Brokers;

/// <summary>A message that has come. Thread-safe.</summary>
public interface IBrokerDelivery
{
    /// <summary>What it says; it stays as it is.</summary>
    ReadOnlyMemory<byte> Body { get; }

    /// <summary>What is told of it.</summary>
    IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>How often it was delivered before, to anybody, without having been acknowledged.</summary>
    int Redeliveries { get; }

    /// <summary>Whether one worker should have had it rather than others, and did not end it: it was not there, had no time for it, or was cut off with it.</summary>
    bool IsMoved { get; }

    /// <summary>Why it is a dead letter, as far as the broker made it one; <see langword="null"/> for all others.</summary>
    string? Death { get; }

    /// <summary>Says that it need not be delivered again. Where the connection that it came by is lost, nothing happens: it is delivered again.</summary>
    ValueTask AcknowledgeAsync();
}
