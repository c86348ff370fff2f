// The order of songs is shuffled, differently each time.
[Task]
public sealed partial record Playlist(string File)
{
    [Requires] public FileSource Songs => new(File);

    public string[] Run(IReadOnlyList<string> songs)
    {
        var shuffled = songs.ToArray();
        Random.Shared.Shuffle(shuffled); // RFN102
        return shuffled;
    }
}
