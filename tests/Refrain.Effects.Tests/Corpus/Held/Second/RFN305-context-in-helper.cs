// The helper has the context, and calls what takes a token without it.
public sealed class Loader(TaskContext context)
{
    public async Task<IReadOnlyList<string>> ReadAsync(string path)
    {
        using var reader = new StreamReader(path);
        var lines = new List<string>();
        while (await reader.ReadLineAsync() is { } line) // RFN305
            lines.Add(line);
        context.Logger.BeginScope(path)?.Dispose();
        return lines;
    }
}

public static class Pause
{
    public static async Task BrieflyAsync(TaskContext context)
    {
        context.ReportProgress(0.1);
        await Task.Delay(50); // RFN305
    }
}

[Task]
public sealed partial record Loaded(string File)
{
    [Requires] public FileSource Data => new(File);

    public async Task<int> Run(Artifact<byte[]> data, TaskContext context)
    {
        await Pause.BrieflyAsync(context);
        return (await new Loader(context).ReadAsync(data.Path)).Count;
    }
}
