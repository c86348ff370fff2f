using System.Threading.Channels;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>
/// What the catalog lists, read ahead on a thread of its own while a large graph is still being made: the two take as long as each other. For one run; one
/// caller at a time.
/// </summary>
internal sealed class CatalogListing(ICatalog catalog) : IAsyncDisposable
{
    private const int ChunkSize = 1024;

    // Some sixty megabytes. Making the graph takes longer than reading, and what has been read by then need not be waited for.
    private const int MostChunks = 192;

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ArraySegment<CatalogEntry>> _chunks =
        Channel.CreateBounded<ArraySegment<CatalogEntry>>(new BoundedChannelOptions(MostChunks) { SingleReader = true, SingleWriter = true });

    private Task? _ahead;
    private bool _taken;

    /// <summary>Begins to read, unless it has.</summary>
    public void Start() => _ahead ??= Task.Run(ReadAsync, CancellationToken.None);

    /// <summary>The entries in the order of their arrival: what was read ahead, and once more from the beginning at each further call.</summary>
    public IAsyncEnumerable<CatalogEntry> EntriesAsync()
    {
        if (_ahead is null || _taken)
            return catalog.ListAsync();
        _taken = true;
        return AheadAsync();
    }

    /// <summary>Ends the reading. What has not been taken by then is not wanted.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_ahead is not null)
            await _ahead;
        _stop.Dispose();
    }

    private async IAsyncEnumerable<CatalogEntry> AheadAsync()
    {
        try
        {
            await foreach (var chunk in _chunks.Reader.ReadAllAsync())
            {
                foreach (var entry in chunk)
                    yield return entry;
            }
        }
        finally
        {
            await _stop.CancelAsync();
        }
    }

    private async Task ReadAsync()
    {
        var chunk = new CatalogEntry[ChunkSize];
        var count = 0;
        try
        {
            await foreach (var entry in catalog.ListAsync(cancellationToken: _stop.Token))
            {
                chunk[count++] = entry;
                if (count < ChunkSize)
                    continue;
                await _chunks.Writer.WriteAsync(chunk, _stop.Token);
                (chunk, count) = (new CatalogEntry[ChunkSize], 0);
            }

            await _chunks.Writer.WriteAsync(new(chunk, 0, count), _stop.Token);
            _chunks.Writer.Complete();
        }
        catch (Exception e)
        {
            // Whoever takes the entries is told; where nobody does, they were not wanted.
            _chunks.Writer.Complete(e);
        }
    }
}
