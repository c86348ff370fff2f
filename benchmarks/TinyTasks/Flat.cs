using Refrain;

namespace TinyTasks;

/// <summary>A task with as little to do as there can be.</summary>
[Task]
public sealed partial record Tiny(int Number)
{
    /// <summary>A number made of the parameter.</summary>
    public long Run() => Number * 3L;
}

/// <summary>The root of many tasks that require nothing: it counts them and does not read what they made.</summary>
[Task]
public sealed partial record Flat(int Count)
{
    /// <summary>The tasks.</summary>
    [Requires]
    public IEnumerable<Tiny> Tasks => Enumerable.Range(0, Count).Select(static i => new Tiny(i));

    /// <summary>How many there are.</summary>
    public long Run(IReadOnlyList<Artifact<long>> tasks) => tasks.Count;
}

/// <summary>The root of many tasks that require nothing: it reads what each made.</summary>
[Task]
public sealed partial record FanIn(int Count)
{
    /// <summary>The tasks.</summary>
    [Requires]
    public IEnumerable<Tiny> Tasks => Enumerable.Range(0, Count).Select(static i => new Tiny(i));

    /// <summary>Their sum.</summary>
    public long Run(IReadOnlyList<long> tasks) => tasks.Sum();
}
