namespace Refrain.Hosting.Verbs;

/// <summary>The options of the verbs that open a store.</summary>
internal sealed record RunSettings
{
    public required StoreAddress Store { get; init; }

    public required int Workers { get; init; }

    public bool Force { get; init; }

    public bool Recheck { get; init; }

    public bool KeepGoing { get; init; }

    public int? MaxFailures { get; init; }

    public int MaxTasks { get; init; }

    public int Retries { get; init; }

    public TimeSpan? Timeout { get; init; }

    public IReadOnlyDictionary<string, int> Resources { get; init; } = new Dictionary<string, int>();

    public int Processes { get; init; }

    public int? WorkerTasks { get; init; }

    public int? WorkerMemory { get; init; }

    public string? Broker { get; init; }

    public IReadOnlyList<string> Classes { get; init; } = [];

    public int Slots { get; init; }

    /// <summary>In MiB.</summary>
    public int Cache { get; init; }

    public bool Why { get; init; }

    public bool Json { get; init; }

    public bool Verbose { get; init; }
}
