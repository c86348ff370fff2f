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

/// <summary>A link of a chain: as many bytes as it is told, made of those of the link before.</summary>
[Task]
public sealed partial record Link(int Round, int Chain, int At, int Size)
{
    /// <summary>The one before.</summary>
    [Requires] public Link? Before => At == 0 ? null : new(Round, Chain, At - 1, Size);

    /// <summary>Each byte one more than that of the link before.</summary>
    public byte[] Run(byte[]? before)
    {
        var bytes = new byte[Size];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)((before?[i] ?? Chain) + 1);
        return bytes;
    }
}

/// <summary>Many chains; it reads none of them.</summary>
[Task]
public sealed partial record Chains(int Round, int Count, int Length, int Size)
{
    /// <summary>The last links.</summary>
    [Requires] public IEnumerable<Link> Ends => Enumerable.Range(0, Count).Select(i => new Link(Round, i, Length - 1, Size));

    /// <summary>How many there are.</summary>
    public long Run(IReadOnlyList<Artifact<byte[]>> ends) => ends.Count;
}
