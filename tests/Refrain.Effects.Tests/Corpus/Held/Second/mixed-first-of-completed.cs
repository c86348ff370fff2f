// The fastest of several computations wins; which one that is, differs.
public interface ISolver
{
    string Name { get; }

    Task<int> SolveAsync(string problem, CancellationToken token);
}

public sealed class Greedy : ISolver
{
    public string Name => "greedy";

    public Task<int> SolveAsync(string problem, CancellationToken token) => Task.Run(() => problem.Length, token);
}

public sealed class Exact : ISolver
{
    public string Name => "exact";

    public Task<int> SolveAsync(string problem, CancellationToken token) => Task.Run(() => problem.Count(letter => letter > 'a'), token);
}

[Task]
public sealed partial record Solved(string Problem)
{
    public async Task<int> Run(CancellationToken cancellationToken)
    {
        ISolver[] solvers = [new Greedy(), new Exact()];
        var running = solvers.Select(solver => solver.SolveAsync(Problem, cancellationToken)).ToList();
        var first = await Task.WhenAny(running); // RFN106
        return await first;
    }
}
