// Items are drawn from the shared generator, and an array is shuffled by it.
public static class Draws
{
    public static T[] Some<T>(T[] from, int count) => Random.Shared.GetItems(from, count); // RFN102

    public static string[] Mixed(IEnumerable<string> words)
    {
        var all = words.ToArray();
        Random.Shared.Shuffle(all); // RFN102
        return all;
    }
}

[Task]
public sealed partial record Quiz(string File, int Count)
{
    [Requires] public FileSource Questions => new(File);

    public IReadOnlyList<string> Run(IReadOnlyList<string> questions) => [.. Draws.Some(questions.ToArray(), Count), .. Draws.Mixed(questions)];
}
