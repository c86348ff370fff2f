// List.ForEach takes an Action: the async lambda becomes async void.

[Task]
public sealed partial record Tags
{
    public IReadOnlyList<string> Run() => ["red", "green"];
}

[Task, Requires<Tags>]
public sealed partial record TagsTouched
{
    public int Run(IReadOnlyList<string> tags, TaskContext context)
    {
        var list = tags.ToList();
        list.ForEach(async tag => await Report(context, tag)); // RFN208
        return list.Count;
    }

    private static async Task Report(TaskContext context, string tag)
    {
        await Task.Yield();
        context.ReportProgress(tag.Length / 10.0);
    }
}
