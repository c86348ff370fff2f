using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// Looks at the sources of a proof until one differs. As long as they are few and the looks end at once, as at local files, on the calling thread: to begin with several
/// would take longer than to be done.
/// </summary>
internal sealed class ProofLook(TaskExecution execution, IReadOnlyList<ProvenSource> sources, CancellationToken cancellationToken)
{
    private const int Few = 2048;

    private Task<CatalogEntry>? _begun;
    private int _next;
    private bool _differs;

    /// <summary>The sources as they are now, in order, each the same object if its quick test said so.</summary>
    public CatalogEntry[] Now { get; } = new CatalogEntry[sources.Count];

    /// <summary>Whether the quick test of a source did not do.</summary>
    public bool WasClose { get; private set; }

    /// <summary>Looks at the first few.</summary>
    /// <returns>Whether these are all, and none differs.</returns>
    public bool AtFirst()
    {
        for (; _next < sources.Count && _next < Few; _next++)
        {
            var look = Begin(_next);
            if (!look.IsCompletedSuccessfully)
            {
                _begun = look.AsTask();
                return false;
            }

            if (!Note(_next, look.Result))
                return false;
        }

        return _next == sources.Count;
    }

    /// <summary>Looks at the rest, several at once.</summary>
    /// <param name="workers">How many at once.</param>
    /// <returns>Whether none differs.</returns>
    public async ValueTask<bool> AtRestAsync(int workers)
    {
        if (_differs)
            return false;
        var lookers = new List<Task>();
        if (_begun is not null)
            lookers.Add(EndAsync(_next++, _begun));
        for (var i = Math.Min(workers, sources.Count - _next); i > 0; i--)
            lookers.Add(Task.Run(LookerAsync, CancellationToken.None));
        await Task.WhenAll(lookers);
        return !_differs;
    }

    private async Task LookerAsync()
    {
        for (int i; !Volatile.Read(ref _differs) && (i = Interlocked.Increment(ref _next) - 1) < sources.Count;)
            await EndAsync(i, Begin(i).AsTask());
    }

    private ValueTask<CatalogEntry> Begin(int source) => execution.LookAsync(sources[source].Source, sources[source].Observed, cancellationToken);

    private async Task EndAsync(int source, Task<CatalogEntry> look)
    {
        try
        {
            Note(source, await look);
        }
        catch (Exception)
        {
            // Whatever it is, the run that now goes through the graph meets with it and reports it.
            Volatile.Write(ref _differs, true);
        }
    }

    /// <returns>Whether it is what it was.</returns>
    private bool Note(int source, CatalogEntry now)
    {
        var then = sources[source].Observed;
        Now[source] = now;
        if (!ReferenceEquals(now, then))
            WasClose = true;
        if (now.Version != then.Version)
            Volatile.Write(ref _differs, true);
        return now.Version == then.Version;
    }
}
