// The rows of an input are normalised in place by a helper.
public sealed class Measure
{
    public string Name { get; set; } = "";

    public double Value { get; set; }
}

[Task]
public sealed partial record Measures(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<Measure> Run(IReadOnlyList<string> lines) => lines.Select(line => new Measure { Name = line, Value = line.Length }).ToList();
}

public static class Normalizer
{
    public static void Scale(IEnumerable<Measure> measures, double factor)
    {
        foreach (var measure in measures.Where(measure => measure.Value > 0))
            measure.Value *= factor; // RFN210
    }
}

[Task, Requires<Measures>]
public sealed partial record Normalised(string File)
{
    public double Run(IReadOnlyList<Measure> measures)
    {
        var max = measures.Max(measure => measure.Value);
        Normalizer.Scale(measures, 1 / max);
        return measures.Sum(measure => measure.Value);
    }
}
