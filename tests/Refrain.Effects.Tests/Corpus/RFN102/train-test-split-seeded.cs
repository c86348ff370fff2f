// The seed is a parameter: equal parameters, equal split.
public sealed record Fold(int Number, List<string> Rows);

[Task]
public sealed partial record Folds(string File, int Count = 5, int Seed = 42)
{
    [Requires] public FileSource Samples => new(File);

    public IEnumerable<Fold> Run(IReadOnlyList<string> samples)
    {
        var random = new Random(Seed);
        var shuffled = samples.ToArray();
        random.Shuffle(shuffled);

        var size = (shuffled.Length + Count - 1) / Count;
        return shuffled.Chunk(size).Select((rows, i) => new Fold(i, [.. rows]));
    }
}
