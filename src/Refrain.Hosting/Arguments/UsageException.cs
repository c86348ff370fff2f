namespace Refrain.Hosting.Arguments;

/// <summary>The arguments are wrong. The message says which, and what was expected.</summary>
internal sealed class UsageException(string message, Exception? inner = null) : Exception(message, inner);
