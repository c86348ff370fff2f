// Parts of a folder are enumerated as the file system gives them, by a type that does not sort.
using System.IO.Enumeration;

public sealed record PartSize(string Name, long Bytes);

public static class Parts
{
    public static IEnumerable<PartSize> In(string folder) => new FileSystemEnumerable<PartSize>( // RFN106
        folder,
        static (ref FileSystemEntry entry) => new PartSize(entry.FileName.ToString(), entry.Length))
    {
        ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory,
    };
}

[Task]
public sealed partial record SplitSizes(string File)
{
    [Requires] public FileSource Lines => new(File);

    public IReadOnlyList<PartSize> Run(IReadOnlyList<string> lines, TaskContext context)
    {
        foreach (var group in lines.GroupBy(line => line.Length))
            System.IO.File.WriteAllLines(Path.Combine(context.ScratchDirectory, $"{group.Key}.part"), group);
        return [.. Parts.In(context.ScratchDirectory)];
    }
}
