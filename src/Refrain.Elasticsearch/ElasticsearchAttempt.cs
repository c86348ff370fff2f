using Refrain.Codecs;
using Refrain.Targets;

namespace Refrain.Elasticsearch;

/// <summary>What an attempt of a task writes to Elasticsearch.</summary>
public sealed class ElasticsearchAttempt : TargetAttempt
{
    private readonly ElasticsearchTarget _target;
    private readonly Markers _markers;
    private readonly Marker? _seen;
    private readonly List<IndexWriting> _writings = [];
    private readonly List<Func<TargetReceipt>> _receipts = [];
    private Marker? _writing;

    internal ElasticsearchAttempt(ElasticsearchTarget target, Markers markers, TargetClaim claim, Marker? seen, string stamp, CancellationToken cancellationToken)
    {
        (_target, _markers, _seen, Stamp) = (target, markers, seen, stamp);
        Claim = claim;
        CancellationToken = cancellationToken;
    }

    internal TargetClaim Claim { get; }

    internal CancellationToken CancellationToken { get; }

    internal ElasticsearchClient Client => _target.Client;

    /// <summary>What the indices are known by that this attempt makes: the time at which it began.</summary>
    internal string Stamp { get; }

    internal int MostBytes => _target.Options.MostBytes;

    /// <summary>The documents of an index, to be written once. Called by generated code.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TCodec">Its codec.</typeparam>
    /// <exception cref="TargetException">The index can have no such name, or the task has it twice.</exception>
    public IndexPartition<TRow> Partition<TRow, TCodec>(IndexOutput output)
        where TCodec : struct, IValueCodec<TRow>
    {
        ArgumentNullException.ThrowIfNull(output);
        if (IndexName.Fault(output.Name) is { } fault)
            throw new TargetException($"{Claim.Task} cannot write to the index '{output.Name}': {fault}. Give it another name: [Index(\"…\")].");
        if (_writings.Exists(w => string.Equals(w.Output.Name, output.Name, StringComparison.Ordinal)))
            throw new TargetException($"{Claim.Task} has the index '{output.Name}' twice: its documents could not be told apart. Write them through one parameter.");
        var writing = new IndexWriting(this, output);
        _writings.Add(writing);
        var partition = new IndexPartition<TRow, TCodec>(writing);
        _receipts.Add(partition.Receipt);
        return partition;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<TargetReceipt> Receipts() => [.. _receipts.Select(static receipt => receipt())];

    /// <inheritdoc/>
    public override async ValueTask CommitAsync(ContentHash version, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Claim.IsRehearsal)
            return;
        await BeginAsync(0).ConfigureAwait(false);
        foreach (var writing in _writings)
            await writing.PublishAsync().ConfigureAwait(false);
        await _markers.CompleteAsync(Claim, _writing!, version, CancellationToken).ConfigureAwait(false);
        foreach (var writing in _writings)
            await writing.CleanAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        foreach (var writing in _writings)
            await writing.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Has the marker say that the task is being written.</summary>
    /// <param name="above">A turn that this one must be above of: documents in the index have it.</param>
    /// <returns>The turn of this attempt.</returns>
    internal async Task<long> BeginAsync(long above)
    {
        if (_writing is null || _writing.Turn <= above)
            _writing = await _markers.BeginAsync(Claim, _writing ?? _seen, above + 1, CancellationToken).ConfigureAwait(false);
        return _writing.Turn;
    }

    /// <summary>Sees that the claim still stands.</summary>
    /// <exception cref="ClaimLostException">A later one writes.</exception>
    internal async Task CheckAsync()
    {
        if (await _markers.FindAsync(Claim.Task.Key, CancellationToken).ConfigureAwait(false) is not { } now || now.Place != _writing!.Place)
            throw Lost();
    }

    /// <summary>Whether the markers cannot say which turn is the next, since there was none of this task.</summary>
    internal bool IsFirst => _seen is not { Turn: > 0 };

    /// <summary>Says that the claim was lost.</summary>
    internal ClaimLostException Lost() => _markers.Lost(Claim);

    /// <summary>What was asked is not done.</summary>
    internal TargetException Refused(IndexOutput output, string what, Answer answer) => new($"{output.PlaceOf(Claim, _target.Name)}: {what}: {answer.Complaint}.");
}
