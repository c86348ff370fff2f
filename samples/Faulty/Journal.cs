/// <summary>A file to which everybody appends.</summary>
internal static class Journal
{
    /// <summary>Adds a line.</summary>
    public static void Note(string line) => File.AppendAllText("journal.txt", line + "\n");
}
