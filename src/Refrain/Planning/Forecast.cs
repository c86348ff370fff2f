using System.Runtime.InteropServices;

namespace Refrain.Planning;

/// <summary>
/// Foretells how long the rest of a graph takes, by the durations that the catalog has, and by those of this run, which tell how much faster or slower it goes today. It has no
/// clock: it is told. What it foretells are bounds: the work spread over the workers, or the longest way, below; both together, as Graham has shown of every order that lets no
/// worker idle, above.
/// </summary>
/// <param name="workers">How many tasks run at once.</param>
/// <param name="capacities">How much there is of the named resources, of one that is not named 1.</param>
internal sealed class Forecast(int workers, IReadOnlyDictionary<string, int> capacities)
{
    // So many seconds of work count as if they had gone as fast as before: a single short task says little about how fast it goes.
    private const double Prior = 1;

    // Until it takes so many times as long as it should, a task may end at any moment; after that nothing is known of it.
    private const double Overdue = 1.5;

    private readonly Dictionary<TaskDescriptor, Experience> _types = [];
    private readonly Experience _all = new();

    /// <summary>A task as the forecast sees it.</summary>
    /// <param name="Runs">Whether it is to run, or may have to.</param>
    /// <param name="IsSure">Whether it is sure to.</param>
    /// <param name="Used">How long it has been at work, in seconds, if it is.</param>
    /// <param name="IsOpen">Whether it is not known what it requires.</param>
    internal readonly record struct Outlook(bool Runs, bool IsSure, double? Used, bool IsOpen);

    /// <summary>A task was executed. Told before the graph is.</summary>
    /// <param name="node">The task, with what was stored of it before.</param>
    /// <param name="duration">How long it was at work.</param>
    public void Ran(Node node, TimeSpan duration)
    {
        var type = Of(_types, node.Descriptor);
        var seconds = duration.TotalSeconds;
        type.Seconds += seconds;
        type.Count++;
        if (StoredSeconds(node) is not { } then)
            return;
        type.Then += then;
        type.Now += seconds;
        _all.Then += then;
        _all.Now += seconds;
    }

    /// <summary>Foretells.</summary>
    /// <param name="nodes">The graph's tasks, each after what it requires.</param>
    /// <param name="outlook">Tells how a task stands.</param>
    /// <returns><see langword="null"/> if nothing is known of anything that is to be done.</returns>
    public RunEstimate? Of(IReadOnlyList<Node> nodes, Func<Node, Outlook> outlook)
    {
        var stored = Stored(nodes);
        var pace = (_all.Now + Prior) / (_all.Then + Prior);

        // What comes after a task on the longest way to the end: of what is sure to run, and of all.
        var after = new (double Sure, double All)[nodes.Count];
        (double Sure, double All) work = default, path = default;
        var needs = new Dictionary<string, Need>(StringComparer.Ordinal);
        var (unknown, known) = (0, 0);
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            var node = nodes[i];
            if (node.Descriptor.Kind != TaskKind.Task || outlook(node) is not { Runs: true } now)
                continue;
            var left = Left(node, now, stored, pace);
            if (left is null || now.IsOpen)
                unknown++;
            if (left is not null)
                known++;
            var all = left ?? 0;
            var sure = now.IsSure ? all : 0;
            work = (work.Sure + sure, work.All + all);
            var way = (Sure: after[node.Order].Sure + sure, All: after[node.Order].All + all);
            path = Longer(path, way);
            foreach (var (name, amount) in node.Descriptor.Resources)
                Of(needs, name).Add(amount, sure, all);
            foreach (var inputs in node.Required)
            {
                foreach (var input in inputs)
                    after[input.Order] = Longer(after[input.Order], way);
            }

            for (var j = 0; j < (node.Dynamic?.Count ?? 0); j++)
            {
                var asked = node.Dynamic![j].Order;
                after[asked] = Longer(after[asked], way);
            }
        }

        if (known == 0)
            return unknown == 0 ? new RunEstimate(TimeSpan.Zero, TimeSpan.Zero, 0) : null;
        var least = Math.Max(work.Sure / workers, path.Sure);
        var most = work.All / workers + path.All * (workers - 1) / workers;
        foreach (var (name, need) in needs)
        {
            var capacity = Math.Max(1, capacities.GetValueOrDefault(name, 1));
            least = Math.Max(least, need.Sure / capacity);

            // What waits for it finds so much of it used at least.
            most += need.All / Math.Max(1, capacity - need.Largest + 1);
        }

        return new RunEstimate(TimeSpan.FromSeconds(least), unknown == 0 ? TimeSpan.FromSeconds(Math.Max(least, most)) : null, unknown);

        static (double Sure, double All) Longer((double Sure, double All) one, (double Sure, double All) other) =>
            (Math.Max(one.Sure, other.Sure), Math.Max(one.All, other.All));
    }

    /// <summary>How long what is left of a task takes; <see langword="null"/> if that is not known.</summary>
    private double? Left(Node node, Outlook now, Dictionary<TaskDescriptor, Experience> stored, double pace)
    {
        if (Expected(node, stored, pace) is not { } expected)
            return null;
        return now.Used is not { } used || used <= expected ? expected - (now.Used ?? 0) : used <= expected * Overdue ? 0 : null;
    }

    /// <summary>How long a task takes: as long as last time, as fast as it goes today; or as long as others of its type.</summary>
    private double? Expected(Node node, Dictionary<TaskDescriptor, Experience> stored, double pace)
    {
        var type = _types.GetValueOrDefault(node.Descriptor);
        if (type is { Then: > 0 })
            pace = (type.Now + Prior * pace) / (type.Then + Prior);
        if (StoredSeconds(node) is { } then)
            return then * pace;
        if (type is { Count: > 0 })
            return type.Seconds / type.Count;
        return stored.TryGetValue(node.Descriptor, out var before) ? before.Seconds / before.Count * pace : null;
    }

    private static Dictionary<TaskDescriptor, Experience> Stored(IReadOnlyList<Node> nodes)
    {
        var stored = new Dictionary<TaskDescriptor, Experience>();
        foreach (var node in nodes)
        {
            if (StoredSeconds(node) is not { } seconds)
                continue;
            var type = Of(stored, node.Descriptor);
            type.Seconds += seconds;
            type.Count++;
        }

        return stored;
    }

    private static double? StoredSeconds(Node node) =>
        node.Stored is { Kind: TaskKind.Task } stored ? Math.Max(0, (stored.CompletedAt - stored.StartedAt).TotalSeconds) : null;

    private static TValue Of<TKey, TValue>(Dictionary<TKey, TValue> all, TKey key)
        where TKey : notnull
        where TValue : class, new()
    {
        ref var one = ref CollectionsMarshal.GetValueRefOrAddDefault(all, key, out _);
        return one ??= new();
    }

    /// <summary>How long tasks took; and those that had run before, then and now.</summary>
    private sealed class Experience
    {
        public double Seconds { get; set; }

        public long Count { get; set; }

        public double Then { get; set; }

        public double Now { get; set; }
    }

    /// <summary>For how long how much of a resource is needed.</summary>
    private sealed class Need
    {
        public double Sure { get; private set; }

        public double All { get; private set; }

        public int Largest { get; private set; }

        public void Add(int amount, double sure, double all)
        {
            Sure += amount * sure;
            All += amount * all;
            Largest = Math.Max(Largest, amount);
        }
    }
}
