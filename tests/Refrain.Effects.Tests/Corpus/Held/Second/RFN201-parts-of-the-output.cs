// Parts are appended to a scratch file and to the task's own output.
public static class Parts
{
    public static void Append(string path, IEnumerable<string> lines)
    {
        using var stream = new FileStream(path, FileMode.Append, FileAccess.Write);
        using var writer = new StreamWriter(stream) { NewLine = "\n" };
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}

[Task]
public sealed partial record Merged(string First, string Second)
{
    [Requires] public FileSource Left => new(First);

    [Requires] public FileSource Right => new(Second);

    public void Run(IReadOnlyList<string> left, IReadOnlyList<string> right, OutputFile merged, TaskContext context)
    {
        var rejected = Path.Combine(context.ScratchDirectory, "rejected.txt");
        Parts.Append(rejected, left.Where(line => line.Length == 0));
        Parts.Append(rejected, right.Where(line => line.Length == 0));
        Parts.Append(merged.Path, left.Where(line => line.Length > 0));
        Parts.Append(merged.Path, right.Where(line => line.Length > 0));
        File.AppendAllText(merged.Path, "-- end\n");
    }
}
