namespace Workflows;

/// <summary>
/// List scheduling by the longest path, written down as it is defined: whenever a worker is free, it takes of the tasks whose requirements are done the one with the longest way
/// to the end. It looks at every task each time, and knows nothing of Refrain.
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
        var ends = new double[workflow.Count];
        Array.Fill(ends, double.NaN);
        var isDone = new bool[workflow.Count];
        var now = 0.0;
        while (true)
        {
            while (Enumerable.Range(0, workflow.Count).Count(i => IsRunning(i)) < workers && Next() is >= 0 and var next)
                ends[next] = now + workflow.Seconds[next];
            var running = Enumerable.Range(0, workflow.Count).Where(IsRunning).ToList();
            if (running.Count == 0)
                return now;
            now = running.Min(i => ends[i]);
            foreach (var i in running)
                isDone[i] = ends[i] <= now;
        }

        bool IsRunning(int i) => !double.IsNaN(ends[i]) && !isDone[i];

        int Next()
        {
            var best = -1;
            for (var i = 0; i < workflow.Count; i++)
            {
                if (double.IsNaN(ends[i]) && workflow.Needs[i].All(n => isDone[n]) && (best < 0 || paths[i] > paths[best] || (paths[i].Equals(paths[best]) && orderOf(i) < orderOf(best))))
                    best = i;
            }

            return best;
        }
    }
}
