using Refrain.Planning;

namespace Refrain.Running;

/// <summary>
/// Which workers have at hand what tasks read, as they have made it a short while ago, and how much each has been given for that reason. Used under the driver's lock.
/// </summary>
internal sealed class NearWorkers
{
    // What was made before that is at hand no longer.
    private const int MostRemembered = 16_384;

    // Where a task reads more, most of it is elsewhere.
    private const int MostInputs = 16;

    private readonly Dictionary<Node, string> _makers = new(MostRemembered);
    private readonly Queue<Node> _made = new(MostRemembered);
    private readonly Dictionary<string, int> _given = new(StringComparer.Ordinal);

    /// <summary>Notes who made what a task gives.</summary>
    public void Made(Node node, string worker)
    {
        if (_makers.TryAdd(node, worker))
            _made.Enqueue(node);
        else
            _makers[node] = worker;
        if (_made.Count > MostRemembered)
            _makers.Remove(_made.Dequeue());
    }

    /// <summary>The worker that made most of what a task reads; of several the first by name.</summary>
    /// <returns><see langword="null"/> if no one worker made half of it.</returns>
    public string? Of(Node node)
    {
        var all = 0;
        foreach (var required in node.Required)
            all += required.Length;
        if (all is 0 or > MostInputs)
            return null;

        // Nobody makes sources.
        var count = 0;
        var made = new List<string>(all);
        foreach (var (input, _) in node.Inputs)
        {
            count += input.Descriptor.Kind == TaskKind.Source ? 0 : 1;
            if (_makers.TryGetValue(input, out var worker))
                made.Add(worker);
        }

        if (made.Count == 0 || made.Count * 2 < count)
            return null;
        return made is [var only] ? only : made.CountBy(static w => w).OrderBy(static m => m.Key, StringComparer.Ordinal).MaxBy(static m => m.Value) is var most && most.Value * 2 >= count ? most.Key : null;
    }

    /// <summary>How many tasks a worker was given, as what they read is at hand there, and has not ended.</summary>
    public int GivenTo(string worker) => _given.GetValueOrDefault(worker);

    /// <summary>A worker was given a task.</summary>
    public void Give(string worker) => _given[worker] = GivenTo(worker) + 1;

    /// <summary>A task that a worker was given has ended, wherever.</summary>
    public void Take(string worker)
    {
        if (--_given[worker] == 0)
            _given.Remove(worker);
    }
}
