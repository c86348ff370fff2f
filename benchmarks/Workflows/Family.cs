namespace Workflows;

/// <summary>The workflows of one kind, and how they were scheduled.</summary>
internal sealed class Family
{
    private readonly List<List<Ratio>> _ratios = [];

    /// <summary>How the makespan of a workflow compares.</summary>
    /// <param name="ToList">With list scheduling by the longest path.</param>
    /// <param name="FirstToList">The same of the first run, in which no duration is known.</param>
    /// <param name="ToBound">With what no schedule can beat.</param>
    internal readonly record struct Ratio(double ToList, double FirstToList, double ToBound);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many tasks they have.</summary>
    public int Tasks { get; private set; }

    /// <summary>The comparisons, for each number of workers one of each workflow.</summary>
    public IReadOnlyList<IReadOnlyList<Ratio>> Ratios => _ratios;

    /// <summary>Schedules one more.</summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="workers">With how many workers.</param>
    public void Add(Workflow workflow, IReadOnlyList<int> workers)
    {
        Count++;
        Tasks += workflow.Count;
        for (var i = 0; i < workers.Count; i++)
        {
            if (_ratios.Count == i)
                _ratios.Add([]);
            var list = ListSchedule.Makespan(workflow, workers[i]);
            var ours = SimulatedRun.Of(workflow, workers[i]).Finish();
            var first = SimulatedRun.Of(workflow, workers[i], isFirst: true).Finish();
            _ratios[i].Add(new(ours / list, first / list, ours / workflow.LowerBound(workers[i])));
        }
    }
}
