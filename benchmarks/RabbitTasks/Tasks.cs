using Refrain;

namespace RabbitTasks;

/// <summary>A task with as little to do as there can be.</summary>
[Task]
public sealed partial record Tiny(int Round, int Number)
{
    /// <summary>A number made of the parameters.</summary>
    public long Run() => Number * 3L + Round;
}

/// <summary>Many of them at once; it counts them and does not read what they made.</summary>
[Task]
public sealed partial record Many(int Round, int Count)
{
    /// <summary>The tasks.</summary>
    [Requires]
    public IEnumerable<Tiny> Tasks => Enumerable.Range(0, Count).Select(i => new Tiny(Round, i));

    /// <summary>How many there are.</summary>
    public long Run(IReadOnlyList<Artifact<long>> tasks) => tasks.Count;
}
