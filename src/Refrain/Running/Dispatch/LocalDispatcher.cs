using System.Diagnostics;
using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Runs tasks on the thread pool of this process.</summary>
/// <param name="execution">Does them.</param>
/// <param name="run">How.</param>
/// <param name="time">The clock.</param>
/// <param name="news">Told what becomes of them.</param>
/// <param name="parent">The activity of the run, where it is in another process; otherwise it is the current one.</param>
internal sealed class LocalDispatcher(TaskExecution execution, RunOptions run, TimeProvider time, IDispatchNews news, ActivityContext parent = default) : IDispatcher
{
    private const int MostThreads = 256;

    private readonly BatchExecution _batches = new(execution, run, time);

    public int Slots => run.Workers;

    public bool ReadsCatalog => false;

    /// <summary>
    /// Lets the thread pool have as many threads at once as there are workers. Left to itself it has one a processor and adds one or two a second, so
    /// that tasks which block (which read a file, call a database) would wait for threads rather than for workers.
    /// </summary>
    public static void MakeRoom(int workers)
    {
        // One for the loop, one to renew the lease. The number is the process's, and is never made smaller: another run may count on it.
        const int Others = 2;
        ThreadPool.GetMinThreads(out var threads, out var ports);
        if (threads < Math.Min(workers, MostThreads) + Others)
            ThreadPool.SetMinThreads(Math.Min(workers, MostThreads) + Others, ports);
    }

    public void Start(ReadOnlySpan<Assignment> group, CancellationToken stop)
    {
        if (group is [var only])
        {
            _ = Task.Run(() => RunAsync(only, stop), CancellationToken.None);
            return;
        }

        var batch = group.ToArray();
        _ = Task.Run(() => RunBatchAsync(batch, stop), CancellationToken.None);
    }

    public void Flush()
    {
    }

    public ValueTask DisposeAsync() => default;

    private async Task RunAsync(Assignment assignment, CancellationToken stop)
    {
        RunResult result;
        try
        {
            result = RunResult.Made(await WatchAsync(assignment, stop));
        }
        catch (Exception e)
        {
            // The loop decides: a task's failure is an outcome like any other, and is reported with the task.
            result = RunResult.Failed(e);
        }

        news.Ended(assignment.Node, result);
    }

    private async Task RunBatchAsync(Assignment[] batch, CancellationToken stop)
    {
        // Side by side, not one below the other; what RunBatch asks of others lies below the run.
        var above = Activity.Current;
        var activities = new Dictionary<Node, TaskActivity>();
        foreach (var (node, attempt) in batch)
        {
            if (TaskActivity.Start(node, execution.Run, attempt, time, parent) is { } activity)
                activities.Add(node, activity);
            Activity.Current = above;
        }

        await _batches.RunAsync(batch, Ended, news.Progressed, stop);

        void Ended(Node node, RunResult result)
        {
            if (activities.Remove(node, out var activity))
            {
                if (result.Entry is { } entry)
                    activity.Succeed(entry);
                else
                    activity.Fail(result.Error!, stop.IsCancellationRequested && Outcome.IsCancellation(result.Error!));
                activity.Dispose();
            }

            news.Ended(node, result);
        }
    }

    private async Task<CatalogEntry> WatchAsync(Assignment assignment, CancellationToken stop)
    {
        using var activity = TaskActivity.Start(assignment.Node, execution.Run, assignment.Attempt, time, parent);
        try
        {
            var entry = await ExecuteAsync(assignment, activity, stop);
            activity?.Succeed(entry);
            return entry;
        }
        catch (Exception e)
        {
            activity?.Fail(e, stop.IsCancellationRequested && Outcome.IsCancellation(e));
            throw;
        }
    }

    private async Task<CatalogEntry> ExecuteAsync(Assignment assignment, TaskActivity? activity, CancellationToken stop)
    {
        var (node, attempt) = assignment;
        if ((node.Descriptor.Timeout ?? run.Timeout) is not { } most)
            return await execution.RunAsync(node, attempt, tasks => AskAsync(node, tasks, activity, stop), Progress, stop);
        using var limit = new TimeLimit(most, run.CancellationGrace, time, stop);
        return await limit.WaitAsync(node.Task, Task.Run(() => execution.RunAsync(node, attempt, AskWithinAsync, Progress, limit.Token).AsTask(), CancellationToken.None));

        void Progress(double fraction) => news.Progressed(node, fraction);

        async Task<(int Step, IReadOnlyList<Node> Nodes)> AskWithinAsync(IReadOnlyList<ITask> tasks)
        {
            limit.Pause();
            try
            {
                return await AskAsync(node, tasks, activity, limit.Token).WaitAsync(limit.Token);
            }
            finally
            {
                limit.GoOn();
            }
        }
    }

    private async Task<(int Step, IReadOnlyList<Node> Nodes)> AskAsync(Node node, IReadOnlyList<ITask> tasks, TaskActivity? activity, CancellationToken given)
    {
        var ask = new Ask(tasks, given);
        activity?.Suspend();
        try
        {
            news.Asked(node, ask);
            return await ask.Answer;
        }
        finally
        {
            activity?.Resume();
        }
    }
}
