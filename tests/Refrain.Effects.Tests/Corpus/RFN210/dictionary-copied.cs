// The dictionary is copied by its constructor, then changed; the set is filled from the input.
public sealed record Weights(IReadOnlyDictionary<string, int> ByName);

[Task]
public sealed partial record RawWeights(string Model)
{
    public Weights Run() => new(new Dictionary<string, int> { ["a"] = 2, ["b"] = 3 });
}

[Task, Requires<RawWeights>]
public sealed partial record BoundedWeights(string Model, int Limit)
{
    public Weights Run(Weights rawWeights)
    {
        var bounded = new Dictionary<string, int>(rawWeights.ByName, StringComparer.Ordinal);
        var names = new SortedSet<string>(rawWeights.ByName.Keys, StringComparer.Ordinal);
        names.Remove("b");
        foreach (var name in names)
            bounded[name] = Math.Min(bounded[name], Limit);
        return new(bounded);
    }
}
