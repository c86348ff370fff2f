using Refrain;

/// <summary>A text file without trailing blanks and without empty lines at its ends.</summary>
/// <param name="Folder">The folder of the text files.</param>
/// <param name="Name">The file's name within it, with <c>/</c> between folders.</param>
[Task]
public sealed partial record Cleaned(string Folder, string Name)
{
    /// <summary>The file: it is looked at in each run, and when it is gone, this is stale.</summary>
    [Requires] public FileSource Source => new(Path.Combine(Folder, Name));

    /// <summary>Cleans it line by line.</summary>
    public string Run(IReadOnlyList<string> source)
    {
        var lines = source.Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).ToList();
        while (lines is [.., ""])
            lines.RemoveAt(lines.Count - 1);
        return string.Concat(lines.Select(line => line + "\n"));
    }
}
