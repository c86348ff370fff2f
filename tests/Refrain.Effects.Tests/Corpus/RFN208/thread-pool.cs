// The queued work writes its own file in scratch, which is removed while it may still run.
using System.Threading;

[Task]
public sealed partial record Sampled(int Seed)
{
    public int Run(TaskContext context)
    {
        var trace = Path.Combine(context.ScratchDirectory, "trace.txt");
        ThreadPool.QueueUserWorkItem(_ => File.WriteAllText(trace, $"{Seed}\n")); // RFN208
        return Seed * 17 % 101;
    }
}
