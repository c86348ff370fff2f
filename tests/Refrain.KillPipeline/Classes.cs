namespace Refrain.KillPipeline;

/// <summary>Needs what few machines have, and says by a file which program it ran in.</summary>
[Task, Uses("gpu")]
public sealed partial record Trained(int Number)
{
    /// <summary>Trains.</summary>
    public string Run()
    {
        Killing.Mark($"trained-{Number}");
        return $"trained {Number}";
    }
}

/// <summary>Runs anywhere, before or behind what does not.</summary>
[Task]
public sealed partial record Prepared(int Number)
{
    /// <summary>Prepares.</summary>
    public string Run()
    {
        Killing.Mark($"prepared-{Number}");
        return $"prepared {Number}";
    }
}

/// <summary>Three that are trained, and three that are prepared.</summary>
[Task]
public sealed partial record Model
{
    /// <summary>What is trained.</summary>
    [Requires] public IEnumerable<Trained> Trained => Enumerable.Range(0, 3).Select(n => new Trained(n));

    /// <summary>What is prepared.</summary>
    [Requires] public IEnumerable<Prepared> Prepared => Enumerable.Range(0, 3).Select(n => new Prepared(n));

    /// <summary>Lists them.</summary>
    public string Run(IReadOnlyList<string> trained, IReadOnlyList<string> prepared) => string.Join(", ", [.. trained, .. prepared]);
}
