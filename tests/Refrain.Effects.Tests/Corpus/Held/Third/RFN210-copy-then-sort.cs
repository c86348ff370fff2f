// A copy is sorted and cut; the input stays as it is.
[Task]
public sealed partial record Words(string Name)
{
    public List<string> Run() => [.. Name.Split(' ')];
}

[Task]
public sealed partial record Longest(string Name)
{
    [Requires] public Words Words => new(Name);

    public string Run(List<string> words)
    {
        var copy = new List<string>(words);
        copy.Sort((left, right) => right.Length != left.Length ? right.Length - left.Length : string.CompareOrdinal(left, right));
        copy.RemoveRange(1, copy.Count - 1);
        return copy[0];
    }
}
