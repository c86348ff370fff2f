namespace Workflows;

/// <summary>
/// List scheduling by the longest path, written down as it is defined: whenever a worker is free, it takes of the tasks whose requirements are done the one with the longest way
/// to the end. It knows nothing of Refrain, and has plain lists that are searched each time.
/// </summary>
internal static class ListSchedule
{
    /// <summary>When the last task ends.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="workers">How many tasks run at once.</param>
    /// <param name="orderOf">What goes first of two whose ways are equally long; by position if it is not given.</param>
    public static double Makespan(Workflow workflow, int workers, Func<int, int>? orderOf = null)
    {
        orderOf ??= i => i;
        var paths = workflow.Paths();
        var open = workflow.Needs.Select(n => n.Length).ToArray();
        var ready = Enumerable.Range(0, workflow.Count).Where(i => open[i] == 0).ToList();
        var running = new List<(int Task, double End)>();
        var dependents = Enumerable.Range(0, workflow.Count).Select(_ => new List<int>()).ToArray();
        for (var i = 0; i < workflow.Count; i++)
        {
            foreach (var need in workflow.Needs[i])
                dependents[need].Add(i);
        }

        var now = 0.0;
        while (true)
        {
            while (running.Count < workers && ready.Count > 0)
            {
                var best = 0;
                for (var i = 1; i < ready.Count; i++)
                    best = IsBefore(ready[i], ready[best]) ? i : best;
                running.Add((ready[best], now + workflow.Seconds[ready[best]]));
                ready.RemoveAt(best);
            }

            if (running.Count == 0)
                return now;
            now = running.Min(r => r.End);
            foreach (var (task, _) in running.Where(r => r.End <= now))
            {
                foreach (var dependent in dependents[task])
                {
                    if (--open[dependent] == 0)
                        ready.Add(dependent);
                }
            }

            running.RemoveAll(r => r.End <= now);
        }

        bool IsBefore(int one, int other) => paths[one].Equals(paths[other]) ? orderOf(one) < orderOf(other) : paths[one] > paths[other];
    }
}
