using Microsoft.Extensions.Logging;
using Refrain.Stores;

namespace Refrain.Running;

/// <summary>Renews the lease of a run three times in its length, for as long as it is not disposed.</summary>
internal sealed partial class Heartbeat : IAsyncDisposable
{
    private readonly ICatalog _catalog;
    private readonly long _run;
    private readonly PipelineOptions _options;
    private readonly PeriodicTimer _timer;
    private readonly Task _beating;

    public Heartbeat(ICatalog catalog, long run, PipelineOptions options)
    {
        _catalog = catalog;
        _run = run;
        _options = options;
        _timer = new(options.Lease / 3, options.Time);
        _beating = Task.Run(BeatAsync);
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _beating;
    }

    private async Task BeatAsync()
    {
        while (await _timer.WaitForNextTickAsync())
        {
            try
            {
                await _catalog.RenewAsync(_run, _options.Time.GetUtcNow(), _options.Lease);
            }
            catch (StoreException e)
            {
                // The next beat tries again. If the lease expires, others may take the tasks, and what this run makes of those is not published.
                if (_options.Logger is { } logger)
                    NotRenewed(logger, _run, e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of run {Run} could not be renewed; it is tried again.")]
    private static partial void NotRenewed(ILogger logger, long run, Exception exception);
}
