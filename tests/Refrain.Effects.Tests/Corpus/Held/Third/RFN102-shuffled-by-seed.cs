// The order is shuffled by a seed that is a parameter.
[Task]
public sealed partial record SeededPlaylist(string File, int Seed)
{
    [Requires] public FileSource Songs => new(File);

    public string[] Run(IReadOnlyList<string> songs)
    {
        var shuffled = songs.ToArray();
        new Random(Seed).Shuffle(shuffled);
        return shuffled;
    }
}
