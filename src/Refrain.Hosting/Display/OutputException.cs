namespace Refrain.Hosting.Display;

/// <summary>What the program says cannot be written.</summary>
/// <param name="name">The stream.</param>
/// <param name="inner">Why.</param>
internal sealed class OutputException(string name, IOException inner)
    : Exception($"{name} cannot be written: {inner.Message}. What had committed stays; look after where the output goes, and run again.", inner);
