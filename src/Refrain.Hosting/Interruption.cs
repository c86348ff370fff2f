using System.Runtime.InteropServices;

namespace Refrain.Hosting;

/// <summary>
/// Turns the first Ctrl+C, or the first request to end, into a cancelled token; the second one is left to the system, which ends the process at once.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _stop;
    private readonly PosixSignalRegistration[] _signals;
    private readonly TextWriter _error;
    private readonly bool _isDraining;

    /// <param name="error">Where it is said that the program stops.</param>
    /// <param name="token">Stops the program as Ctrl+C does.</param>
    /// <param name="isWorker">Whether this is a worker.</param>
    /// <param name="hasBroker">Whether a worker takes tasks from a broker. Otherwise it is the one of another process, which tells it when to stop: Ctrl+C is meant for that.</param>
    public Interruption(TextWriter error, CancellationToken token, bool isWorker, bool hasBroker)
    {
        _error = error;
        _isDraining = isWorker;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        _signals = isWorker && !hasBroker
            ? [PosixSignalRegistration.Create(PosixSignal.SIGINT, static context => context.Cancel = true)]
            : [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Cancelled when the program is to stop.</summary>
    public CancellationToken Token => _stop.Token;

    public void Dispose()
    {
        foreach (var signal in _signals)
            signal.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        if (_stop.IsCancellationRequested)
            return;
        context.Cancel = true;
        _error.WriteLine(_isDraining ? "Taking no more tasks; what has begun is ended first. Once more to exit at once." : "Stopping; what has committed stays. Once more to exit at once.");
        _stop.CancelAsync();
    }
}
