using Refrain.Planning;
using Refrain.Running;
using Refrain.Stores;

namespace Refrain.Verifying;

/// <summary>
/// Runs complete tasks again in scratch, in other surroundings, and holds what they make against what is stored. What a task reads is what is stored, never what
/// was made again, so each is judged by itself. Nothing is committed, and the store is only read.
/// </summary>
internal sealed class Verification(ArtifactStore store, PipelineOptions options, VerifyOptions how)
{
    private static int s_underWay;

    private readonly Lock _telling = new();

    /// <summary>Verifies what the roots reach.</summary>
    /// <exception cref="InvalidOperationException">Another verification of this process is under way.</exception>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the surroundings are what they were.</exception>
    public async Task<VerifyReport> RunAsync(IReadOnlyList<ITask> roots, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref s_underWay, 1, 0) != 0)
            throw new InvalidOperationException("Another verification is under way in this process, which can have only one culture, time zone and working folder. Wait for its end.");
        try
        {
            using var scratch = new VerifyScratch(options.Logger);

            // The same catalog and blobs, with another scratch.
            var view = new ArtifactStore(store.Catalog, store.Blobs, scratch.Tasks);
            var nodes = (await new Planner(view, options, whole: true, how.MaxTasks).LookAsync(roots, force: false, cancellationToken)).Where(n => n.Descriptor.Kind == TaskKind.Task).ToList();
            return await RunAgainAsync(nodes, view, scratch, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref s_underWay, 0);
        }
    }

    private async Task<VerifyReport> RunAgainAsync(IReadOnlyList<Node> nodes, ArtifactStore view, VerifyScratch scratch, CancellationToken cancellationToken)
    {
        var results = new VerifiedTask[nodes.Count];
        var again = new Stack<int>();
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].State == NodeState.UpToDate)
                again.Push(i);
            else
                Tell(results[i] = TaskVerification.NotVerified(nodes[i], WhyNot(nodes[i]), nodes[i].Error));
        }

        var verification = new TaskVerification(view, options, how.MaxTasks, home: Environment.CurrentDirectory);
        using var foreign = ForeignSurroundings.Enter(scratch.Elsewhere);

        // In the reverse order, so that of any two tasks that have something in common besides their inputs the other one comes first.
        var work = Parallel.ForEachAsync(
            again,
            new ParallelOptions { MaxDegreeOfParallelism = how.Workers, CancellationToken = cancellationToken },
            async (i, stop) => Tell(results[i] = await verification.RunAsync(nodes[i], scratch.FileOf(i), stop)));
        await WithGraceAsync(work, cancellationToken);
        return new(foreign.Culture, foreign.TimeZone, results);
    }

    private static string WhyNot(Node node)
    {
        if (node.Reason is { } reason)
            return reason.ToString();
        while (node.State == NodeState.Skipped)
            node = node.Inputs.First(i => i.Node.State is NodeState.Failed or NodeState.Skipped).Node;
        return $"{node.Task} cannot be looked at: {node.Error?.Message}";
    }

    private void Tell(VerifiedTask task)
    {
        lock (_telling)
            how.Progress?.Invoke(task);
    }

    /// <summary>Waits for what is at work, and once it is cancelled no longer than the grace for what does not heed its token.</summary>
    private async Task WithGraceAsync(Task work, CancellationToken cancellationToken)
    {
        using var impatience = new CancellationTokenSource(Timeout.InfiniteTimeSpan, options.Time);
        await using var cancelled = cancellationToken.UnsafeRegister(_ => impatience.CancelAfter(how.CancellationGrace), null);
        try
        {
            await work.WaitAsync(impatience.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }
}
