using Refrain;

namespace TinyTasks;

/// <summary>A task of a chain: it reads the one before.</summary>
[Task]
public sealed partial record Chain(int Number)
{
    /// <summary>The one before.</summary>
    [Requires]
    public Chain? Before => Number <= 1 ? null : new(Number - 1);

    /// <summary>A number made of it.</summary>
    public long Run(long? before) => ((before ?? 0) * 7 + Number) % 1_000_003;
}
