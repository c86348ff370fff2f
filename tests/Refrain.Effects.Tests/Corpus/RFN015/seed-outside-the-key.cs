// The seed decides what is drawn, so it belongs into the key.
public sealed record Drawing(int Round, string Name);

[Task]
public sealed partial record Drawings(
    string File,
    int Rounds,
    [property: Insignificant] int Seed = 1) // RFN015
{
    [Requires] public FileSource Names => new(File);

    public IEnumerable<Drawing> Run(IReadOnlyList<string> names)
    {
        var random = new Random(Seed);
        for (var round = 1; round <= Rounds; round++)
            yield return new Drawing(round, names[random.Next(names.Count)]);
    }
}
