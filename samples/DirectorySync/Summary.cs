using Refrain;

/// <summary>What became of a file.</summary>
public sealed record FileLine(string Name, int Lines, int Words);

/// <summary>All text files of a folder, each cleaned by a task of its own.</summary>
/// <param name="Folder">The folder of the text files.</param>
[Task]
public sealed partial record Summary(string Folder)
{
    /// <summary>The names of the files. A new or a removed one is a change, another content is none.</summary>
    [Requires] public DirectorySource Files => new(Folder, "*.txt", Recursive: true);

    /// <summary>The task of each file.</summary>
    [Requires] public IEnumerable<Cleaned> Texts(IReadOnlyList<string> files) => files.Select(name => new Cleaned(Folder, name));

    /// <summary>Counts lines and words.</summary>
    public IEnumerable<FileLine> Run(IReadOnlyDictionary<Cleaned, string> texts) =>
        texts.OrderBy(t => t.Key.Name, StringComparer.Ordinal).Select(t => new FileLine(
            t.Key.Name,
            t.Value.Count(c => c == '\n'),
            t.Value.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Length));
}
