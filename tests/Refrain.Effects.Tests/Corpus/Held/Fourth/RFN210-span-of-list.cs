// A span of the list that came as an input is clipped in place.
using System.Runtime.InteropServices;

[Task]
public sealed partial record Samples(string Name)
{
    public List<int> Run() => [.. Name.Select(c => (int)c)];
}

public static class Clip
{
    public static void To(Span<int> values, int most)
    {
        foreach (ref var value in values)
            value = Math.Min(value, most); // RFN210
    }
}

[Task]
public sealed partial record ClippedSum(string Name, int Most)
{
    [Requires] public Samples Samples => new(Name);

    public int Run(List<int> samples)
    {
        Clip.To(CollectionsMarshal.AsSpan(samples), Most);
        return samples.Sum();
    }
}
