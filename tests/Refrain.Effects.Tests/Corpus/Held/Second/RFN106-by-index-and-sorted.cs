// Parallel work whose results are put in their places, a PLINQ query that keeps the order, a dictionary that is ordered at the end.
using System.Collections.Concurrent;

public sealed record Measured(string Name, int Length);

[Task]
public sealed partial record Lengths(string File)
{
    [Requires] public FileSource Names => new(File);

    public IReadOnlyList<Measured> Run(IReadOnlyList<string> names)
    {
        var lengths = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        names.AsParallel().ForAll(name => lengths[name] = name.Length);
        var longest = lengths.Values.Max();
        var kept = names.AsParallel().AsOrdered().Where(name => lengths[name] < longest).ToArray();
        var rest = lengths.Where(pair => pair.Value == longest).Select(pair => pair.Key).ToList();
        rest.Sort(StringComparer.Ordinal);
        return [.. kept.Concat(rest).Select(name => new Measured(name, lengths[name]))];
    }
}
