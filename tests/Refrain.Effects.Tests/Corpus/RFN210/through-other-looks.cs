// The memory of an input is changed through other looks at it; what an aggregate puts together is its own.
using System.Runtime.InteropServices;
using System.Text;

[Task]
public sealed partial record Weights(string Name)
{
    public Dictionary<string, int> Run() => Name.Split(' ').Distinct().ToDictionary(word => word, word => word.Length, StringComparer.Ordinal);
}

[Task]
public sealed partial record Raised(string Name)
{
    [Requires] public Weights Weights => new(Name);

    public int Run(Dictionary<string, int> weights)
    {
        ref var weight = ref CollectionsMarshal.GetValueRefOrNullRef(weights, Name);
        weight = 12; // RFN210
        return weights[Name];
    }
}

[Task]
public sealed partial record Counts(string Name)
{
    public int[] Run() => [.. Name.Select(c => (int)c)];
}

[Task]
public sealed partial record Joined(string Name)
{
    [Requires] public Counts Counts => new(Name);

    public string Run(int[] counts) => counts.Aggregate(new StringBuilder(Name), (text, count) => text.Append(' ').Append(count)).ToString();
}
