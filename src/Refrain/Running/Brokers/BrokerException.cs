namespace Refrain.Brokers;

/// <summary>A message broker could not be reached, or did not do what it was asked to.</summary>
public sealed class BrokerException : Exception
{
    /// <param name="message">Which broker, what it did not do, and what to do next. Never a user or a password.</param>
    /// <param name="inner">What it threw.</param>
    public BrokerException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
