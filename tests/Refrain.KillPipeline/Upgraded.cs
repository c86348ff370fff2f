namespace Refrain.KillPipeline;

/// <summary>Is programmed otherwise in the next build of this program.</summary>
[Task]
public sealed partial record Greeting(string Name)
{
    /// <summary>Greets.</summary>
    public string Run()
    {
#if NEXT
        return $"Good day, {Name}.";
#else
        return $"Hello, {Name}!";
#endif
    }
}

/// <summary>Greets, and does what both builds do alike.</summary>
[Task]
public sealed partial record Greetings(string Name, int Parts)
{
    /// <summary>What differs.</summary>
    [Requires] public Greeting Greeting => new(Name);

    /// <summary>What does not.</summary>
    [Requires] public IEnumerable<Part> Alike => Enumerable.Range(0, Parts).Select(n => new Part(n));

    /// <summary>Puts them together.</summary>
    public string Run(string greeting, IEnumerable<PartRow> alike) => $"{greeting} ({alike.Count()} rows)";
}
