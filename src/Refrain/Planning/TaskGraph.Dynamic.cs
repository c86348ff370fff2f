namespace Refrain.Planning;

// What tasks ask for while they run.
internal sealed partial class TaskGraph
{
    /// <summary>A task begins to run: what it asked for before no longer counts.</summary>
    public void Start(Node node) => ForgetDynamic(node);

    /// <summary>A task at work asks for others.</summary>
    /// <param name="node">The task.</param>
    /// <param name="tasks">What it asks for.</param>
    /// <returns>Whether all of it has ended, so that it can be answered at once; otherwise the task is suspended, and resuming it becomes work.</returns>
    /// <exception cref="RequirementException">One of them waits for the task that asks.</exception>
    public bool Ask(Node node, IReadOnlyList<ITask> tasks)
    {
        var dynamic = node.Dynamic ??= new();
        var asked = Added(tasks);
        Refuse(node, asked);
        foreach (var required in asked)
        {
            required.Wanted = true;
            Raise(node, required);
            dynamic.Ask(required);
        }

        OrderChanged();

        if (!AwaitBytes(node, asked))
            return true;
        Suspend(node);
        return false;
    }

    /// <summary>Answers what a task has asked for: for one that is suspended, when resuming it was taken as work.</summary>
    /// <returns>What failed of all that it asked for, or <see langword="null"/>.</returns>
    public Node? Grant(Node node)
    {
        node.Dynamic!.Grant(++_moment);
        return node.Dynamic.Failed;
    }

    /// <summary>Tells what a task asked for in a step when its artifact was made; with this it may turn out to be up to date.</summary>
    /// <param name="node">A task of which that was taken as work.</param>
    /// <param name="tasks">The tasks, or <see langword="null"/> if they are not known any more.</param>
    public void Recheck(Node node, IReadOnlyList<ITask>? tasks)
    {
        if (tasks is null)
        {
            node.Reason = new Reason(ReasonKind.InputChanged, "what it asked for is no longer stored");
            Begin(node);
            return;
        }

        node.State = NodeState.Waiting;
        node.Pending++;
        List<Node> asked;
        try
        {
            asked = Added(tasks);
            Refuse(node, asked);
        }
        catch (RequirementException e)
        {
            Fail(node, e);
            return;
        }

        OrderChanged();
        foreach (var required in asked)
        {
            node.Dynamic!.Ask(required);
            if (required.IsEnded)
                continue;
            node.Pending++;
            required.Dependents.Add(node);
        }

        Release(node);
    }

    /// <summary>Skips a task at work, as something that it asked for failed.</summary>
    public void Skip(Node node) => End(node, NodeState.Skipped);

    private List<Node> Added(IReadOnlyList<ITask> tasks)
    {
        var nodes = new List<Node>(tasks.Count);
        _counted++;
        foreach (var task in tasks)
        {
            var node = Intern(task);
            if (node.CountedIn == _counted)
                continue;
            node.CountedIn = _counted;
            nodes.Add(node);
        }

        Expand();
        return nodes;
    }

    /// <summary>While it waits it uses nothing, as others may need that to make what it waits for.</summary>
    private void Suspend(Node node)
    {
        _ready.Withdraw(node);
        node.State = NodeState.Suspended;
    }

    /// <summary>What was asked for has ended; perhaps not for long.</summary>
    private void ReleaseSuspended(Node node)
    {
        if (AwaitBytes(node, node.Dynamic!.Asked))
        {
            Suspend(node);
            return;
        }

        node.State = NodeState.Ready;
        Enqueue(new Work(node, WorkKind.Resume));
    }

    /// <summary>Looks at what the task asked for when its artifact was made, as far as that has been brought up to date.</summary>
    /// <returns>Whether there is more to be brought up to date; otherwise the task has a reason to run, or none.</returns>
    private bool Rechecks(Node node)
    {
        if (node.Dynamic is null && node.Listed.Trace!.DynamicInputs is { Count: > 0 } recorded)
            node.Dynamic = new() { Recorded = recorded };
        if (node.Dynamic is not { } dynamic)
            return false;
        if (dynamic.Asked.Count > 0)
        {
            foreach (var input in dynamic.LastRecorded)
            {
                var now = Find(input.Key)!;
                if (now.Version == input.Version)
                    continue;
                node.Reason = new Reason(ReasonKind.InputChanged, TaskRegistry.ShownTextOf(now.Task));
                return false;
            }

            dynamic.Grant(++_moment);
        }

        if (dynamic.NextRecorded().Count == 0)
            return false;
        Enqueue(new Work(node, WorkKind.Recall));
        return true;
    }

    /// <summary>Refuses what closes a cycle among tasks that wait.</summary>
    private static void Refuse(Node node, List<Node> asked)
    {
        foreach (var required in asked)
        {
            if (Waiting.PathOf(required, node) is { } path)
            {
                throw new RequirementException(
                    $"{node.Task} asks for {required.Task}, which waits for it, so that neither can go on: {string.Join(" waits for ", path.Prepend(node).Select(n => n.Task))}. Take one of these requirements out.");
            }
        }
    }
}
