// Notes are appended to a file of the scratch folder, and become the output.
[Task]
public sealed partial record Noted(string File)
{
    [Requires] public FileSource Lines => new(File);

    public void Run(IReadOnlyList<string> lines, TaskContext context, OutputFile notes)
    {
        var path = Path.Combine(context.ScratchDirectory, "notes.txt");
        foreach (var line in lines)
            System.IO.File.AppendAllText(path, line.Trim() + "\n");
        notes.WriteAllText(System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : "");
    }
}
