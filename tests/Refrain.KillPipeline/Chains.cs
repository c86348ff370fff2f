namespace Refrain.KillPipeline;

/// <summary>A link of a chain: longer than the one before it, so that a few are too large for the catalog. Says by a file which program it ran in.</summary>
[Task]
public sealed partial record Link(int Chain, int At)
{
    /// <summary>The one before.</summary>
    [Requires] public Link? Before => At == 0 ? null : new(Chain, At - 1);

    /// <summary>Goes on with what the one before made; not as long as a file says that it is held in this program.</summary>
    public string Run(string? before)
    {
        Killing.Mark($"link-{Chain}-{At}");
        Killing.WaitWhileHeld($"hold-{Chain}-{At}");
        return before + new string((char)('a' + (At % 26)), 3_000);
    }
}

/// <summary>Several chains.</summary>
[Task]
public sealed partial record Chains(int Count = 6, int Length = 10)
{
    /// <summary>The last links.</summary>
    [Requires] public IEnumerable<Link> Ends => Enumerable.Range(0, Count).Select(n => new Link(n, Length - 1));

    /// <summary>How much there is of them.</summary>
    public long Run(IReadOnlyList<string> ends) => ends.Sum(static e => (long)e.Length);
}

/// <summary>All groups, and half as many chains of ten.</summary>
[Task]
public sealed partial record Mixture(int Groups = 100)
{
    /// <summary>The groups.</summary>
    [Requires] public Everything Everything => new(Groups);

    /// <summary>The chains.</summary>
    [Requires] public Chains Chains => new(Groups / 2);

    /// <summary>How much there is of them.</summary>
    public string Run(IReadOnlyList<GroupSum> everything, long chains) => $"{everything.Count} {chains}";
}
