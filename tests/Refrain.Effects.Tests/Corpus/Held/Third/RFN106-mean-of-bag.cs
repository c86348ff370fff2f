// Floating-point numbers of parallel work are added up in any order.
using System.Collections.Concurrent;

[Task]
public sealed partial record Mean(string File)
{
    [Requires] public FileSource Lines => new(File);

    public double Run(IReadOnlyList<string> lines)
    {
        var values = new ConcurrentBag<double>();
        Parallel.ForEach(lines, line => values.Add(double.Parse(line, System.Globalization.CultureInfo.InvariantCulture)));
        return values.Sum() / lines.Count; // RFN106
    }
}
