using Refrain;
using Refrain.Planning;
using Refrain.Stores;

namespace Workflows;

/// <summary>A run in simulated time: Refrain's own graph decides what is done next, tasks take as long as they are said to, and nothing is executed.</summary>
/// <param name="workers">How many tasks run at once.</param>
/// <param name="secondsOf">How long a task takes.</param>
internal sealed class SimulatedRun(int workers, Func<Node, double> secondsOf)
{
    private readonly PriorityQueue<Node, (double End, int Order)> _running = new();
    private readonly Dictionary<Node, double> _started = [];

    /// <summary>The graph.</summary>
    public TaskGraph Graph { get; } = new();

    /// <summary>The time since the run began, in seconds.</summary>
    public double Now { get; private set; }

    /// <summary>Called whenever as much has been started as there are workers for.</summary>
    public Action? Moment { get; init; }

    /// <summary>Called when a task has ended, before the graph is told.</summary>
    public Action<Node>? Ended { get; init; }

    /// <summary>Makes a run of a workflow.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="workers">How many tasks run at once.</param>
    /// <param name="isFirst">Whether it is the first run, in which it is not known how long anything takes.</param>
    public static SimulatedRun Of(Workflow workflow, int workers, bool isFirst = false)
    {
        var (jobs, seconds) = JobsOf(workflow);
        var run = new SimulatedRun(workers, node => seconds[node.Key]);
        run.Add(jobs, isFirst ? _ => null : node => seconds[node.Key]);
        return run;
    }

    /// <summary>The tasks of a workflow, and how long each takes.</summary>
    public static (IReadOnlyList<Job> Jobs, IReadOnlyDictionary<TaskKey, double> Seconds) JobsOf(Workflow workflow)
    {
        var jobs = new List<Job>(workflow.Count);
        var seconds = new Dictionary<TaskKey, double>();
        for (var i = 0; i < workflow.Count; i++)
        {
            jobs.Add(new(workflow.Names[i]) { Needs = [.. workflow.Needs[i].Select(n => jobs[n])] });
            seconds.Add(((ITask)jobs[i]).Key, workflow.Seconds[i]);
        }

        return (jobs, seconds);
    }

    /// <summary>Adds tasks, all of which are to run.</summary>
    /// <param name="jobs">The tasks, each after what it requires.</param>
    /// <param name="storedOf">How long a task took before, by the catalog; <see langword="null"/> where it has nothing.</param>
    public void Add(IEnumerable<ITask> jobs, Func<Node, double?> storedOf)
    {
        foreach (var job in jobs)
            Graph.Add(job, forced: true);
        for (var nodes = Graph.TakeUnsupplied(); nodes.Count > 0; nodes = Graph.TakeUnsupplied())
        {
            foreach (var node in nodes)
                Graph.Supply(node, storedOf(node) is { } seconds ? EntryOf(node, seconds) with { TaskVersion = node.Descriptor.Version - 1 } : null, damaged: false);
        }
    }

    /// <summary>For how long a task has been running; <see langword="null"/> if it is not.</summary>
    public TimeSpan? UsedBy(Node node) => _started.TryGetValue(node, out var started) ? TimeSpan.FromSeconds(Now - started) : null;

    /// <summary>Goes on to the end.</summary>
    /// <returns>When the last task ends.</returns>
    public double Finish()
    {
        while (true)
        {
            while (_running.Count < workers && Graph.TryTake(out var work))
            {
                _started.Add(work.Node, Now);
                _running.Enqueue(work.Node, (Now + secondsOf(work.Node), work.Node.Order));
            }

            Moment?.Invoke();
            if (!_running.TryPeek(out _, out var first))
                return Graph.IsEnded ? Now : throw new InvalidOperationException("Nothing is ready, and not everything has ended.");

            // Everything that ends at once, before anything new is started.
            Now = first.End;
            while (_running.TryPeek(out var node, out var next) && next.End <= Now)
            {
                _running.Dequeue();
                _started.Remove(node);
                Ended?.Invoke(node);
                Graph.Complete(node, EntryOf(node, secondsOf(node)));
            }
        }
    }

    /// <summary>What the catalog has of a task that took so long.</summary>
    public static CatalogEntry EntryOf(Node node, double seconds) => new()
    {
        Key = node.Key,
        Name = node.Descriptor.Name,
        Kind = TaskKind.Task,
        Message = default,
        Version = ContentHash.Of(node.Task.ToString()!),
        StartedAt = DateTimeOffset.UnixEpoch,
        CompletedAt = DateTimeOffset.UnixEpoch.AddSeconds(seconds),
    };
}
