using Refrain.Keys;
using Refrain.Planning;
using Refrain.Stores;
using Refrain.Targets;

namespace Refrain.Running;

/// <summary>
/// Answers a run by what the catalog remembers of an earlier one, where nothing can have changed since: the sources and the bytes of the roots are looked at, what
/// lies between is not. And has it remember. For one run.
/// </summary>
internal sealed class ProofMemory
{
    /// <summary>More roots, or sources, are not worth to be remembered: to look at them costs as much as all the rest.</summary>
    private const int MostLooks = 100_000;

    private readonly ArtifactStore _store;
    private readonly PipelineOptions _options;
    private readonly RunOptions _run;
    private readonly IReadOnlyList<ITask> _roots;
    private readonly IProofs? _proofs;
    private readonly ProvenProgram? _program;
    private readonly long _epoch;

    private ProofMemory(ArtifactStore store, PipelineOptions options, RunOptions run, IReadOnlyList<ITask> roots, IProofs? proofs, ProvenProgram? program, long epoch)
    {
        _store = store;
        _options = options;
        _run = run;
        _roots = roots;
        _proofs = program is null ? null : proofs;
        _program = program;
        _epoch = epoch;
    }

    /// <summary>Begins, before the run asks the catalog for anything.</summary>
    public static async ValueTask<ProofMemory> OpenAsync(ArtifactStore store, PipelineOptions options, RunOptions run, IReadOnlyList<ITask> roots)
    {
        var proofs = store.Catalog as IProofs;
        var program = proofs is null || roots.Count > MostLooks ? null : ProvenProgram.Of(roots);
        return new(store, options, run, roots, proofs, program, program is null ? 0 : await store.Catalog.EpochAsync(CancellationToken.None));
    }

    /// <summary>Answers the run, unless it is to look at everything or there is no proof that holds.</summary>
    /// <param name="execution">What sources are observed by. What it had to look at closely it need not look at again in this run.</param>
    /// <param name="note">Notes that the run has ended with so many tasks up to date, and gives its number.</param>
    /// <param name="cancellationToken">Ends the looking; then there is no answer.</param>
    /// <returns><see langword="null"/> if it must be found out task by task.</returns>
    public async ValueTask<RunReport?> AnswerAsync(TaskExecution execution, Func<long, ValueTask<long>> note, CancellationToken cancellationToken)
    {
        if (_proofs is null || _run.Force || _run.Recheck)
            return null;
        if (await _proofs.FindProofAsync(_program!.Name, CancellationToken.None) is not { } kept || Read(kept) is not { } proof || proof.Roots.Count != _roots.Count)
            return null;
        foreach (var root in proof.Roots)
        {
            if (root.Blob is not null && await _store.Blobs.LengthAsync(root.Blob, CancellationToken.None) != root.Size)
                return null;
        }

        if (!await AreMarkedAsync(proof.Markers, cancellationToken))
            return null;
        var look = new ProofLook(execution, proof.Sources, cancellationToken);
        if (!look.AtFirst() && !await look.AtRestAsync(_run.Workers))
            return null;
        var number = await note(proof.Tasks);
        if (look.WasClose)
            await KeepUpAsync(kept.Epoch, proof, look.Now, number);
        return Report(proof, number);
    }

    /// <summary>Has the catalog remember what a run has found, if all that has changed in it since the run began is what the run committed itself.</summary>
    /// <param name="graph">The graph, in which every task is up to date or was executed, and none twice.</param>
    /// <param name="committed">How many entries the run has committed.</param>
    public async ValueTask RememberAsync(TaskGraph graph, long committed)
    {
        if (_proofs is null || graph.TaskCount < _options.ProofFrom)
            return;
        var sources = new List<ProvenSource>();
        var markers = new List<ProvenMarker>();
        TaskDescriptor? last = null;
        foreach (var node in graph.Nodes)
        {
            if (!node.IsComplete || (node.Descriptor != last && !_program!.Has(node.Descriptor)))
                return;
            last = node.Descriptor;
            if (last.Kind == TaskKind.Source)
                sources.Add(new(node.Task, node.Current!));
            for (var i = 0; i < last.Targets.Count; i++)
                markers.Add(new(last.Targets[i], node.Key, node.Version!.Value));
        }

        if (sources.Count > MostLooks || markers.Count > MostLooks)
            return;

        // What was made in other processes is known here by its version alone.
        var elsewhere = await _store.Catalog.FindAsync([.. _roots.Where(r => graph[r.Key].IsLetGo).Select(r => r.Key)], withBytes: false, CancellationToken.None);
        var roots = new List<ProvenRoot>(_roots.Count);
        foreach (var root in _roots)
        {
            if ((graph[root.Key].Current ?? elsewhere.GetValueOrDefault(root.Key)) is not { } entry || entry.Version != graph[root.Key].Version)
                return;
            roots.Add(new(entry.Version, entry.Size, entry.Blob));
        }

        var proof = new Proof(graph.TaskCount, roots, sources, markers);
        await _proofs.KeepProofAsync(_program!.Name, new(_epoch + committed, proof.Write()), CancellationToken.None);
    }

    /// <summary>Whether the targets have the markers still.</summary>
    private async ValueTask<bool> AreMarkedAsync(IReadOnlyList<ProvenMarker> markers, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var target in markers.GroupBy(static m => m.Target, StringComparer.Ordinal))
            {
                var found = await TargetAttempts.Find(_options.Targets, target.Key, "A task").FindAsync([.. target.Select(static m => m.Key)], cancellationToken);
                if (!target.All(m => found.TryGetValue(m.Key, out var version) && version == m.Version))
                    return false;
            }

            return true;
        }
        catch (TargetException)
        {
            // The run that now goes through the graph meets with it and reports it.
            return false;
        }
    }

    private Proof? Read(KeptProof kept)
    {
        try
        {
            return Proof.Read(kept.Content, _program!.Decode);
        }
        catch (KeyFormatException)
        {
            // Of sources that this program does not make so. Nothing is believed, and the run finds out what there is.
            return null;
        }
    }

    /// <summary>Notes what had to be looked at closely, so that the quick test will do the next time.</summary>
    private async ValueTask KeepUpAsync(long epoch, Proof proof, CatalogEntry[] sources, long number)
    {
        sources = [.. sources.Select((s, i) => ReferenceEquals(s, proof.Sources[i].Observed) ? s : s with { Run = number })];
        CatalogEntry[] closely = [.. sources.Where((s, i) => !ReferenceEquals(s, proof.Sources[i].Observed))];
        await _store.Catalog.CommitAsync(closely, CancellationToken.None);
        var now = proof with { Sources = [.. proof.Sources.Zip(sources, static (s, e) => s with { Observed = e })] };
        await _proofs!.KeepProofAsync(_program!.Name, new(epoch + closely.Length, now.Write()), CancellationToken.None);
    }

    private RunReport Report(Proof proof, long number)
    {
        var tasks = new TaskReport[_roots.Count];
        for (var i = 0; i < tasks.Length; i++)
        {
            tasks[i] = new(_roots[i], TaskDescriptor.Of(_roots[i]).Name, TaskState.UpToDate, null, TimeSpan.Zero, proof.Roots[i].Version, null);
            _run.Progress?.Invoke(new RunEvent(RunEventKind.Ended, _roots[i], null, TaskState.UpToDate, null, TimeSpan.Zero, 1, (int)proof.Tasks, (int)proof.Tasks));
        }

        return new RunReport(number, RunState.Succeeded, tasks) { IsProven = true, Counts = new(0, proof.Tasks, 0, 0) };
    }
}
