// The thread pool does something that nobody waits for.
[Task]
public sealed partial record Queued(string Name)
{
    public int Run()
    {
        ThreadPool.QueueUserWorkItem(_ => GC.Collect()); // RFN208
        return Name.Length;
    }
}
