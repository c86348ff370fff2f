namespace Workflows;

/// <summary>The tasks of a workflow, each after what it requires.</summary>
/// <param name="Names">Their ids.</param>
/// <param name="Seconds">How long each took.</param>
/// <param name="Needs">What each requires, by position.</param>
internal sealed record Workflow(IReadOnlyList<string> Names, IReadOnlyList<double> Seconds, IReadOnlyList<int[]> Needs)
{
    public int Count => Names.Count;

    /// <summary>How long all take together.</summary>
    public double Work => Seconds.Sum();

    /// <summary>How long the longest chain takes.</summary>
    public double CriticalPath => Paths().DefaultIfEmpty(0).Max();

    /// <summary>No schedule ends sooner.</summary>
    public double LowerBound(int workers) => Math.Max(CriticalPath, Work / workers);

    /// <summary>How long it is from the start of each task to the end of the longest chain that it begins.</summary>
    public double[] Paths()
    {
        var paths = new double[Count];
        for (var i = Count - 1; i >= 0; i--)
        {
            paths[i] += Seconds[i];
            foreach (var need in Needs[i])
                paths[need] = Math.Max(paths[need], paths[i]);
        }

        return paths;
    }
}
