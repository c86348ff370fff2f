// Sync over async is not pretty, but nothing outlives Run.
[Task]
public sealed partial record Compacted(string Text)
{
    public string Run()
    {
        var task = Task.Run(Compact);
        var other = Task.Factory.StartNew(() => Text.Length);
        Task.WaitAll(task, other);
        Touch().GetAwaiter().GetResult();
        return task.Result + new string('.', other.Result);
    }

    private string Compact() => string.Join(' ', Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static async Task Touch() => await Task.Yield();
}
