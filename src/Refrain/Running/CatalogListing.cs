using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// What the catalog lists, read ahead on a thread of its own while a large graph is still being made: the two take as long as each other. For one run; one
/// caller at a time.
/// </summary>
internal sealed class CatalogListing(ICatalog catalog) : IAsyncDisposable
{
    // A million entries, in less than 150 megabytes: in most graphs all that there are, so that nobody waits for them when the graph is made.
    private const int MostAhead = 2048;

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ListedEntries> _read = Channel.CreateBounded<ListedEntries>(new BoundedChannelOptions(MostAhead) { SingleReader = true, SingleWriter = true });

    private readonly ConcurrentBag<ListedEntries> _free = [];
    private Task? _ahead;
    private bool _taken;

    /// <summary>Begins to read, unless it has.</summary>
    public void Start() => Start(0, static () => { });

    /// <inheritdoc cref="Start()"/>
    /// <param name="least">How many entries there must be at least if all of a graph is to be there.</param>
    /// <param name="isShort">Called on another thread if there are fewer.</param>
    public void Start(int least, Action isShort) => _ahead ??= Task.Run(() => ReadAsync(least, isShort), CancellationToken.None);

    /// <summary>The entries in the order of their arrival: what was read ahead, and once more from the beginning at each further call.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    public IAsyncEnumerable<ListedEntries> EntriesAsync(CancellationToken cancellationToken = default)
    {
        if (_ahead is null || _taken)
            return ListAsync(cancellationToken);
        _taken = true;
        return AheadAsync(cancellationToken);
    }

    /// <summary>Gives entries back that were gone through and of which nobody keeps any, so that others can be read in their place.</summary>
    public void GiveBack(ListedEntries entries)
    {
        if (!entries.IsKept)
            _free.Add(entries);
    }

    /// <summary>Ends the reading. What has not been taken by then is not wanted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_ahead is not null)
            await _ahead;
        _stop.Dispose();
    }

    private async IAsyncEnumerable<ListedEntries> AheadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var entries in _read.Reader.ReadAllAsync(cancellationToken))
                yield return entries;
        }
        finally
        {
            await _stop.CancelAsync();
        }
    }

    private async Task ReadAsync(int least, Action isShort)
    {
        try
        {
            var count = 0;
            await foreach (var entries in ListAsync(_stop.Token))
            {
                count += entries.Count;
                await _read.Writer.WriteAsync(entries, _stop.Token);
            }

            _read.Writer.Complete();
            if (count < least)
                isShort();
        }
        catch (Exception e)
        {
            // Whoever takes the entries is told; where nobody does, they were not wanted.
            _read.Writer.Complete(e);
        }
    }

    private IAsyncEnumerable<ListedEntries> ListAsync(CancellationToken cancellationToken) =>
        catalog is IEntryListing listing ? listing.ListTogetherAsync(Empty, cancellationToken) : TogetherAsync(cancellationToken);

    private ListedEntries Empty()
    {
        if (!_free.TryTake(out var entries))
            return new();
        entries.Clear();
        return entries;
    }

    private async IAsyncEnumerable<ListedEntries> TogetherAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var entries = Empty();
        await foreach (var entry in catalog.ListAsync(cancellationToken: cancellationToken))
        {
            entries.Add(entry);
            if (!entries.IsFull)
                continue;
            yield return entries;
            entries = Empty();
        }

        yield return entries;
    }
}
