// The context of the task has a token, which a read does not get.
[Task]
public sealed partial record ReadLines(string File)
{
    [Requires] public FileSource Text => new(File);

    public async Task<int> Run(Artifact<byte[]> text, TaskContext context)
    {
        context.ReportProgress(0.5);
        var all = await System.IO.File.ReadAllTextAsync(text.Path); // RFN305
        return all.Length;
    }
}
