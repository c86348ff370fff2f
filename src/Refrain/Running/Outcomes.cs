using System.Threading.Channels;
using Refrain.Planning;

namespace Refrain.Running;

/// <summary>What became of the work of a run, on its way to the loop. Anybody adds to it; the loop alone takes.</summary>
internal sealed class Outcomes : IDispatchNews
{
    private readonly Channel<Outcome> _outcomes = Channel.CreateUnbounded<Outcome>(new() { SingleReader = true });

    public void Add(Outcome outcome) => _outcomes.Writer.TryWrite(outcome);

    public void Ended(Node node, RunResult result) =>
        Add(new(node, WorkKind.Run) { Entry = result.Entry, Published = result.Published, Error = result.Error, IsLost = result.IsLost });

    public void Progressed(Node node, double fraction) => Add(new(node, WorkKind.Run) { Fraction = fraction });

    public void Asked(Node node, Ask ask) => Add(new(node, WorkKind.Run) { Ask = ask });

    public bool TryTake(out Outcome outcome) => _outcomes.Reader.TryRead(out outcome);

    /// <summary>Waits for an outcome, and no longer than it is told.</summary>
    /// <param name="atMost">How long, or <see cref="Timeout.InfiniteTimeSpan"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends the waiting.</param>
    /// <returns>Whether to go on: not when <paramref name="stop"/> was cancelled.</returns>
    public async ValueTask<bool> WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken stop)
    {
        if (atMost == Timeout.InfiniteTimeSpan)
            return await WaitAsync(stop);
        using var timer = new CancellationTokenSource(atMost, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stop);
        await WaitAsync(either.Token);
        return !stop.IsCancellationRequested;
    }

    /// <summary>Waits for an outcome.</summary>
    /// <returns>Whether there is one: not when <paramref name="stop"/> was cancelled.</returns>
    public async ValueTask<bool> WaitAsync(CancellationToken stop)
    {
        try
        {
            return await _outcomes.Reader.WaitToReadAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
