// Of the two, one reaches the output through a local function and a running sum.
public sealed record Mean(int Index, long Sum);

[Task]
public sealed partial record MovingSums(
    string File,
    [property: Insignificant] int Window = 7, // RFN015
    [property: Insignificant] int Preallocated = 64)
{
    [Requires] public FileSource Values => new(File);

    public IEnumerable<Mean> Run(IReadOnlyList<string> values)
    {
        var means = new List<Mean>(Math.Max(Preallocated, values.Count));
        for (var i = 0; i < values.Count; i++)
            means.Add(new Mean(i, SumUpTo(i)));
        return means;

        long SumUpTo(int last)
        {
            var sum = 0L;
            for (var i = Math.Max(0, last - Window + 1); i <= last; i++)
                sum += long.Parse(values[i]);
            return sum;
        }
    }
}
