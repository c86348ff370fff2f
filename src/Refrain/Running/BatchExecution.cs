using Refrain.Planning;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Runs tasks of one type together. When a call of <c>RunBatch</c> fails, the tasks that have their results are done; the others are halved and called again, until the one is found that fails
/// alone. So one that cannot be run costs two calls more for each halving, and no other task. Safe to call from many threads, each with other tasks.
/// </summary>
internal sealed class BatchExecution(TaskExecution execution, RunOptions run, TimeProvider time)
{
    /// <summary>Runs tasks, and tells what came of each, once.</summary>
    /// <param name="members">Tasks of one type, with the attempts of this run.</param>
    /// <param name="ended">Told what came of a task as it comes: an entry that is yet to be committed, or an error.</param>
    /// <param name="progressed">Told how much is done, of each task that has not ended.</param>
    /// <param name="stop">Ends it early: what has not ended then is told to be cancelled.</param>
    public async Task RunAsync(
        IReadOnlyList<Assignment> members, Action<Node, RunResult> ended, Action<Node, double> progressed, CancellationToken stop)
    {
        var waiting = new Stack<IReadOnlyList<Assignment>>([members]);
        while (waiting.TryPop(out var part))
        {
            using var call = new BatchCall(part, ended, progressed, time);
            if (await CallAsync(call, stop) is not { } failure)
                continue;
            var (error, rest) = (failure, call.Rest);
            if (stop.IsCancellationRequested)
            {
                foreach (var (node, _) in rest.Concat(waiting.SelectMany(static w => w)))
                    ended(node, RunResult.Failed(new OperationCanceledException(stop)));
                return;
            }

            if (failure is StrayResultException { InnerException: { } after })
            {
                // One task is told of both; the others are called again as if it had been what was thrown alone, which may be the fault of any of them.
                ended(rest[^1].Node, RunResult.Failed(failure));
                (error, rest) = (after, [.. rest.SkipLast(1)]);
            }

            // What is damaged, or has changed, keeps those from being run that read it, and no others.
            if (InputOf(error) is { } key && rest.Where(m => m.Node.AllInputs.Any(i => i.Key == key)).ToHashSet() is { Count: > 0 } readers)
            {
                foreach (var (node, _) in readers)
                    ended(node, RunResult.Failed(error));
                rest = [.. rest.Where(m => !readers.Contains(m))];
                if (rest.Count > 0)
                    waiting.Push(rest);
            }
            else if (part.Count == 1 || error is StrayResultException)
            {
                // A call that gives what is nobody's has the others made all the same: the last one at least is left to be told of it, wherever the stray result stood.
                foreach (var (node, _) in rest)
                    ended(node, RunResult.Failed(error));
            }
            else if (rest.Count > 1)
            {
                waiting.Push([.. rest.Skip(rest.Count / 2)]);
                waiting.Push([.. rest.Take(rest.Count / 2)]);
            }
            else if (rest.Count == 1)
            {
                // It is the last without a result, which does not say that it is to blame.
                waiting.Push(rest);
            }
        }
    }

    private static TaskKey? InputOf(Exception error) =>
        error switch
        {
            CorruptArtifactException corrupt => corrupt.Key,
            SourceChangedException changed => changed.SourceKey,
            _ => null,
        };

    /// <summary>Calls <c>RunBatch</c>, for no longer than there is time.</summary>
    /// <returns>What it threw, or <see langword="null"/> if it ended well.</returns>
    private async Task<Exception?> CallAsync(BatchCall call, CancellationToken stop)
    {
        var first = call.Members[0].Node;
        try
        {
            if ((first.Descriptor.Timeout ?? run.Timeout) is not { } most)
            {
                await execution.RunBatchAsync(call, stop);
                return null;
            }

            using var limit = new TimeLimit(most, run.CancellationGrace, time, stop);
            await limit.WaitAsync(first.Task, Task.Run(() => execution.RunBatchAsync(call, limit.Token), CancellationToken.None));
            return null;
        }
        catch (Exception e)
        {
            // The code is the user's and may throw anything. What becomes of the tasks is decided by the caller.
            return call.Settle() ?? (e is TimeoutException late ? call.WithStray(late) : e);
        }
        finally
        {
            call.Dispose();
        }
    }
}
